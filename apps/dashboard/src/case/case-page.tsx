import { Skeleton } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { nameOf } from '../frame/case-link';
import { CaseTabs } from '../frame/case-tabs';
import { CaseTitle } from '../frame/case-title';
import { Instant } from '../frame/instant';
import { TroubleNotice } from '../frame/notices';
import { addWords } from '../frame/page-words';
import { statusOf } from '../frame/service';
import { UnknownCase } from '../frame/unknown-case';
import { AroundCase } from './around-case';
import { caseWords } from './case-words';
import { ClockCards } from './clock-cards';
import { CaseFacts, CaseHints } from './case-facts';
import { StagePath } from './stage-path';
import { useCase, useCaseClocks, useWayOn } from './use-case';
import { WayOn } from './way-on';

addWords(caseWords);

/** A case as it stands now: where it is on its way, what hinders it, and each of its clocks with its working. */
export const CasePage = () => {
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
          <CaseTitle phrase="case.title" name={name} />
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
              {wayOn?.command && <WayOn wayOn={wayOn} shown={shown} />}
              <ClockCards clocks={clocks?.items} asOf={clocks?.asOf} />
            </div>
            <div className="stack">
              <CaseHints hints={shown.hints} />
              <CaseFacts shown={shown} />
              <AroundCase shown={shown} />
            </div>
          </div>
        </>
      )}
    </main>
  );
};
