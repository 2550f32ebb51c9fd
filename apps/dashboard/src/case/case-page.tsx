import { Skeleton } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { nameOf } from '../frame/case-link';
import { CaseTabs } from '../frame/case-tabs';
import { Instant } from '../frame/instant';
import { NothingNotice, TroubleNotice } from '../frame/notices';
import { PageTitle } from '../frame/page-title';
import { addWords } from '../frame/page-words';
import { statusOf } from '../frame/service';
import { caseWords } from './case-words';
import { ClockCards } from './clock-cards';
import { CaseFacts, CaseHints } from './case-facts';
import { StagePath } from './stage-path';
import { useCase, useCaseClocks, useWayOn } from './use-case';
import { WayOn } from './way-on';

addWords(caseWords);

/** A case as it stands now: where it is on its way, what hinders it, and each of its clocks with its working. */
export const CasePage = () => {
  const { t } = useTranslation();
  const { caseId } = useParams({ from: '/cases/$caseId' });
  const { data: shown, error, refetch } = useCase(caseId);
  const { data: clocks } = useCaseClocks(caseId);
  const { data: wayOn } = useWayOn(caseId);
  if (error && statusOf(error) === 404) return <UnknownCase />;
  const name = nameOf({ caseId, reference: shown?.reference ?? null });
  return (
    <main id="content" className="width">
      <div className="page-head">
        <div>
          <PageTitle text={t('case.title', { name })}>
            <CaseTitle name={name} />
          </PageTitle>
          <div className="today">{shown ? <Instant at={shown.submittedAt} /> : '\u00a0'}</div>
        </div>
        <CaseTabs caseId={caseId} />
      </div>
      {error && <TroubleNotice trouble={error} shown={shown !== undefined} retry={() => void refetch()} />}
      {!shown && !error && <Skeleton height={420} radius="md" />}
      {shown && (
        <>
          <StagePath stage={shown.stage} />
          <div className="case-columns">
            <div className="stack">
              {wayOn?.command && <WayOn wayOn={wayOn} waitsFor={shown.waitsFor} />}
              <ClockCards clocks={clocks?.items} asOf={clocks?.asOf} />
            </div>
            <div className="stack">
              <CaseHints hints={shown.hints} />
              <CaseFacts shown={shown} />
            </div>
          </div>
        </>
      )}
    </main>
  );
};

/** The number stays as it is written, whatever stands around it. */
const CaseTitle = ({ name }: { name: string }) => {
  const { t } = useTranslation();
  const [before, after] = t('case.title', { name: '\u0000' }).split('\u0000');
  return (
    <>
      {before}
      <bdi className="reference">{name}</bdi>
      {after}
    </>
  );
};

export const UnknownCase = () => {
  const { t } = useTranslation();
  return (
    <main id="content" className="width">
      <PageTitle text={t('case.unknown.title')} />
      <NothingNotice title={t('case.unknown.title')} text={t('case.unknown.text')} />
    </main>
  );
};
