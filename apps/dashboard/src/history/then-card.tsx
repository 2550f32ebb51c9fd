import { Paper, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { clockWord } from '../frame/clock-words';
import { firstDay } from '../frame/dates';
import { Instant } from '../frame/instant';
import { Remaining } from '../frame/remaining';
import { StateMark } from '../frame/state-mark';
import { useLanguage } from '../frame/use-language';
import { MemberValue } from './member-value';
import type { CaseThen, Moment } from './replay';

interface Parts {
  readonly then: CaseThen;
  readonly moment: Moment;
  readonly asOf: string;
}

const MEMBERS = [
  'stage',
  'loops',
  'verified',
  'attested',
  'noticed',
  'outcome',
  'assignee',
  'policyVersion',
  'calendarVersion',
] as const;

/** The case as it was at a moment, folded from what had been recorded by then. */
export const ThenCard = ({ then, moment, asOf }: Parts) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const title =
    moment.at !== undefined
      ? t('history.then.at', { date: firstDay(moment.at, language) })
      : moment.knownAt !== undefined
        ? t('history.then.knownAt', { date: firstDay(moment.knownAt, language) })
        : t('history.then');
  return (
    <Paper component="section" className="card then-card" withBorder>
      <Title order={2}>{title}</Title>
      <dl className="facts">
        {MEMBERS.map((member) => (
          <div key={member}>
            <dt>{t(`member.${member}`)}</dt>
            <dd>
              <MemberValue member={member} value={then[member]} />
            </dd>
          </div>
        ))}
      </dl>
      <ul className="then-clocks">
        {(then.clocks ?? []).map((clock) => (
          <li key={`${clock.clock} ${clock.subject}`}>
            <span>{clockWord(t, clock.clock)}</span>
            <StateMark state={clock.state} />
            {clock.target !== null && <Instant at={clock.target} />}
            <Remaining
              state={clock.state}
              deadline={clock.target ?? clock.ceiling}
              earliest={clock.earliest}
              ceiling={clock.ceiling}
              asOf={asOf}
            />
          </li>
        ))}
      </ul>
    </Paper>
  );
};
