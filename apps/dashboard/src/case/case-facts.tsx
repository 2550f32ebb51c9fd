import { Paper, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseNow } from '../frame/clock-state';
import { isolated } from '../frame/isolate';

/** What the case is, in codes: whose it is stands nowhere on this page. */
export const CaseFacts = ({ shown }: { shown: CaseNow }) => {
  const { t } = useTranslation();
  const coded = (list: string, code: string | null | undefined): string | undefined =>
    code === null || code === undefined ? undefined : t(`${list}.${code}`, { defaultValue: code });
  const { assignee } = shown;
  return (
    <Paper component="section" className="card" withBorder>
      <Title order={2}>{t('case.facts')}</Title>
      <dl className="facts">
        <Fact name={t('segment')} value={coded('segment', shown.segment)} />
        <Fact name={t('case.support')} value={coded('support', shown.requestedSupport)} />
        <Fact name={t('case.urgency')} value={coded('urgency', shown.urgency)} />
        <Fact name={t('channel')} value={coded('channel', shown.channel)} />
        <Fact name={t('case.kind')} value={coded('beneficiaryKind', shown.beneficiaryKind)} />
        <Fact name={t('case.outcome')} value={coded('outcome', shown.outcome)} />
        <Fact
          name={t('case.assignee')}
          value={assignee && ('role' in assignee ? t(`role.${assignee.role}`) : <bdi>{assignee.actorId}</bdi>)}
        />
        <Fact
          name={t('case.loops')}
          value={shown.loops.length > 0 && shown.loops.map((loop) => t(`loop.${loop}`)).join(t('list.comma'))}
        />
        <Fact
          name={t('policy_version')}
          value={t('case.pinned', { policy: shown.policyId, version: shown.policyVersion })}
        />
        <Fact name={t('case.external')} value={shown.externalReference && <bdi>{shown.externalReference}</bdi>} />
      </dl>
    </Paper>
  );
};

const Fact = ({ name, value }: { name: string; value: ReactNode }) => {
  if (value === undefined || value === null || value === false) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
};

export const CaseHints = ({ hints = [] }: { hints: CaseNow['hints'] }) => {
  const { t } = useTranslation();
  if (hints.length === 0) return null;
  return (
    <Paper component="section" className="card hints" withBorder>
      <Title order={2}>{t('case.hints')}</Title>
      <ul>
        {hints.map(({ code, personId, detail }) => (
          <li key={`${code} ${personId}`}>{isolated(detail)}</li>
        ))}
      </ul>
    </Paper>
  );
};
