import { Paper, Text, Title } from '@mantine/core';
import type { CaseWayOnResponses } from '@lib/client';
import { useTranslation } from 'react-i18next';
import { ClauseMark } from '../frame/clause-mark';
import { isolated } from '../frame/isolate';
import type { CaseNow } from '../frame/clock-state';
import { waitsForWord } from '../frame/clock-words';
import { useRoles } from '../frame/service';
import { EarlyAnswer } from './early-answer';

interface Parts {
  readonly wayOn: CaseWayOnResponses[200];
  readonly shown: CaseNow;
}

/** The next step, whose turn it is, and the rule that hinders it in its own words. */
export const WayOn = ({ wayOn: { command, hindrance }, shown }: Parts) => {
  const { t } = useTranslation();
  const roles = useRoles();
  const { waitsFor } = shown;
  return (
    <Paper component="section" className="card way-on" withBorder data-hindered={hindrance !== null || undefined}>
      <Title order={2}>{t('case.next')}</Title>
      <p className="way-on-step">
        <strong>{t(command ?? '')}</strong>
        {waitsFor && <small>{t('case.turn', { who: waitsForWord(t, waitsFor) })}</small>}
      </p>
      {hindrance ? (
        <p className="way-on-hindrance">
          <span>{isolated(hindrance.detail)}</span> {hindrance.clause && <ClauseMark clause={hindrance.clause} />}
        </p>
      ) : (
        <Text c="dimmed">{t('case.unhindered')}</Text>
      )}
      {hindrance?.code === 'answer_before_floor' && roles?.includes('supervisor') && <EarlyAnswer shown={shown} />}
    </Paper>
  );
};
