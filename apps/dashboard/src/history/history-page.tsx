import { Button, Skeleton } from '@mantine/core';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { EvidenceButton } from '../exports/evidence-button';
import { UnknownCase } from '../frame/unknown-case';
import { nameOf } from '../frame/case-link';
import { CaseTabs } from '../frame/case-tabs';
import { CaseTitle } from '../frame/case-title';
import { firstDay } from '../frame/dates';
import { Notice, TroubleNotice } from '../frame/notices';
import { addWords } from '../frame/page-words';
import { statusOf } from '../frame/service';
import { useLanguage } from '../frame/use-language';
import { Differences } from './differences';
import { EntryDetails } from './entry-details';
import { EntryTable } from './entry-table';
import { EntryTimeline } from './entry-timeline';
import './history.css';
import { historyWords } from './history-words';
import { MomentBar } from './moment-bar';
import { placeOf, type Entry } from './replay';
import { StepBar } from './step-bar';
import { ThenCard } from './then-card';
import { useHistory, useReference, useStateThen } from './use-history';
import { useKeys } from '../frame/use-keys';

addWords(historyWords);

/** The entries of a case on one side, the case as it was on the other. */
export const HistoryPage = () => {
  const { t } = useTranslation();
  const { caseId } = useParams({ from: '/cases/$caseId/history' });
  const { entries, states, error, refetch } = useHistory(caseId);
  const name = nameOf({ caseId, reference: useReference(caseId) });
  if (error && statusOf(error) === 404) return <UnknownCase />;
  return (
    <main id="content" className="width">
      <div className="page-head">
        <CaseTitle phrase="history.title" name={name} />
        <div className="tools">
          <EvidenceButton caseId={caseId} />
          <CaseTabs caseId={caseId} />
        </div>
      </div>
      {error && <TroubleNotice trouble={error} shown={entries !== undefined} retry={() => void refetch()} />}
      {!entries && !error && <Skeleton height={480} radius="md" />}
      {entries && entries.length > 0 && <Replay caseId={caseId} entries={entries} states={states} />}
      <p className="today page-keys">{t('history.keys')}</p>
    </main>
  );
};

interface ReplayParts {
  readonly caseId: string;
  readonly entries: readonly Entry[];
  readonly states: ReturnType<typeof useHistory>['states'];
}

const Replay = ({ caseId, entries, states }: ReplayParts) => {
  const search = useSearch({ from: '/cases/$caseId/history' });
  const navigate = useNavigate({ from: '/cases/$caseId/history' });
  const place = placeOf(entries, search);
  const then = useStateThen(caseId, search, place !== undefined && place >= 0);
  const here = place ?? entries.length - 1;
  // Keys come faster than the page is drawn anew: each step goes from where the one before it leads to.
  const heading = useRef(here);
  heading.current = here;
  const stepTo = (next: number): void => {
    heading.current = Math.min(entries.length - 1, Math.max(0, next));
    const { revision } = entries[heading.current]!;
    void navigate({
      search: ({ at: _at, knownAt: _knownAt, ...now }) => ({ ...now, revision: String(revision) }),
      replace: true,
      resetScroll: false,
    });
  };
  useKeys({
    j: () => stepTo(heading.current + 1),
    k: () => stepTo(heading.current - 1),
    Home: () => stepTo(0),
    End: () => stepTo(entries.length - 1),
  });
  const bars = (
    <>
      <MomentBar entries={entries} />
      <StepBar entries={entries} place={Math.max(0, here)} stepTo={stepTo} />
    </>
  );
  const asked = search.at ?? search.knownAt;
  if (asked !== undefined && Number.isNaN(Date.parse(asked)))
    return <NoMoment asked={asked} go={() => stepTo(entries.length - 1)} />;
  if (place === undefined) return <Beyond last={entries.at(-1)!.revision} go={() => stepTo(entries.length - 1)} />;
  const entry = entries[place];
  if (!entry)
    return (
      <>
        {bars}
        {search.at === undefined ? (
          <NotKnown title="history.notKnown.title" from={entries[0]!.recordedAt} />
        ) : (
          <NotKnown title="history.notYet.title" from={entries[0]!.occurredAt} />
        )}
      </>
    );
  const against = search.against === undefined ? undefined : placeOf(entries, { revision: search.against });
  return (
    <>
      {bars}
      {search.view === 'table' && <EntryTable entries={entries} place={place} stepTo={stepTo} />}
      {search.view === 'json' && (
        <pre className="json card" dir="ltr" tabIndex={0}>
          {JSON.stringify(entry, null, 2)}
        </pre>
      )}
      <div className="history-columns" data-view={search.view}>
        {search.view === undefined && <EntryTimeline entries={entries} place={place} stepTo={stepTo} />}
        <div className="stack history-then">
          <EntryDetails entry={entry} before={states[place - 1] ?? {}} after={states[place]!} entries={entries} />
          <ThenCard
            then={then ?? states[place]!}
            moment={search}
            asOf={search.at ?? search.knownAt ?? entry.occurredAt}
          />
          {against !== undefined && entries[against] && (
            <Differences one={entries[against]} other={entry} before={states[against]!} after={states[place]!} />
          )}
        </div>
      </div>
    </>
  );
};

const Beyond = ({ last, go }: { last: number; go: () => void }) => {
  const { t } = useTranslation();
  return (
    <Notice title={t('history.beyond.title')} kind="nothing">
      <p>{t('history.beyond.text', { last })}</p>
      <Button variant="default" onClick={go}>
        {t('history.beyond.go')}
      </Button>
    </Notice>
  );
};

/** A link whose moment is none. */
const NoMoment = ({ asked, go }: { asked: string; go: () => void }) => {
  const { t } = useTranslation();
  return (
    <Notice title={t('history.noMoment.title')} kind="nothing">
      <p>
        {t('history.noMoment.text')} <bdi>{asked}</bdi>
      </p>
      <Button variant="default" onClick={go}>
        {t('history.beyond.go')}
      </Button>
    </Notice>
  );
};

/** Before the first entry: by when it was recorded, or by when it happened, as was asked. */
const NotKnown = ({ title, from }: { title: string; from: string }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Notice title={t(title)} kind="nothing">
      <p>{t('history.notKnown.text', { date: firstDay(from, language) })}</p>
    </Notice>
  );
};
