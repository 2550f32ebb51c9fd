import { answerOf, takeEscalation } from '@lib/client';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CaseLink } from '../frame/case-link';
import { ClauseMark } from '../frame/clause-mark';
import { clockWord } from '../frame/clock-words';
import { Instant } from '../frame/instant';
import { RecordButton } from '../frame/record-button';
import { useAsking } from '../frame/service';
import type { Told } from './alerts';

/** What happened, to which case, by which clause; who took it, or the means to take it. */
export const AlertItem = ({ told, mayTake }: { told: Told; mayTake: boolean }) => {
  const { t } = useTranslation();
  const ask = useAsking();
  const { template, about, values, notificationId, takenBy, takenAt, failure, status } = told;
  const { clock, dueAt, clause, reference } = values as Readonly<Record<string, string | null | undefined>>;
  const caseId = about.caseId ?? (about.kind === 'case' ? about.id : null);
  const take = async () => answerOf(await takeEscalation({ ...ask, path: { notificationId }, body: {} }));
  return (
    <li data-alert={notificationId}>
      <div className="lines">
        <strong>
          {t(`alerts.template.${template}`, { defaultValue: template, clock: clock ? clockWord(t, clock) : '' })}
        </strong>
        <span className="alert-about">
          {caseId === null ? <bdi>{about.id}</bdi> : <CaseLink caseId={caseId} reference={reference ?? null} />}
          {clause && <ClauseMark clause={clause} />}
          {caseId !== null && (
            <Link to="/cases/$caseId/history" params={{ caseId }}>
              {t('page.history')}
            </Link>
          )}
        </span>
        {status === 'abandoned' && <small>{t('alerts.failure', { reason: failure ?? '–' })}</small>}
        {takenBy !== null && (
          <small>
            {t('alerts.takenBy')} <bdi>{takenBy}</bdi>
          </small>
        )}
      </div>
      <Instant at={takenAt ?? dueAt ?? told.intendedAt} />
      {mayTake && takenBy === null && (
        <RecordButton command="TakeEscalation" sentence={t('alerts.take.sentence')} send={take} />
      )}
    </li>
  );
};
