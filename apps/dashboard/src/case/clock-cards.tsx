import { Paper, Skeleton, Title } from '@mantine/core';
import type { CaseClocksResponses } from '@lib/client';
import { useTranslation } from 'react-i18next';
import { ClauseMark } from '../frame/clause-mark';
import { clockWord } from '../frame/clock-words';
import { Instant } from '../frame/instant';
import { lengthOfMinutes } from '../frame/lengths';
import { Remaining } from '../frame/remaining';
import { StateMark } from '../frame/state-mark';
import { ClockLine } from './clock-line';
import { ClockWorking } from './clock-working';

export type ExplainedClock = CaseClocksResponses[200]['items'][number];

/** Those that are still waited for first. */
const SETTLED = ['met', 'met_late', 'ended'];
const settledLast = (one: ExplainedClock, other: ExplainedClock): number =>
  Number(SETTLED.includes(one.state)) - Number(SETTLED.includes(other.state));

interface Parts {
  readonly clocks: readonly ExplainedClock[] | undefined;
  readonly asOf: string | undefined;
}

export const ClockCards = ({ clocks, asOf }: Parts) => {
  const { t } = useTranslation();
  if (!clocks || asOf === undefined) return <Skeleton height={240} radius="md" />;
  return (
    <section className="stack" aria-label={t('case.clocks')}>
      {clocks.toSorted(settledLast).map((clock) => (
        <ClockCard key={`${clock.clock} ${clock.subject} ${clock.startedAt}`} clock={clock} asOf={asOf} />
      ))}
    </section>
  );
};

const ClockCard = ({ clock, asOf }: { clock: ExplainedClock; asOf: string }) => {
  const { t } = useTranslation();
  return (
    <Paper component="article" className="card clock-card" withBorder data-clock={clock.clock} data-state={clock.state}>
      <header>
        <Title order={2}>{clockWord(t, clock.clock)}</Title>
        <StateMark state={clock.state} />
        <span className="clock-source">
          <ClauseMark clause={clock.clause} />
        </span>
      </header>
      <ClockLine clock={clock} asOf={asOf} />
      <dl className="clock-dates">
        <ClockDate name={t('clock.start')} at={clock.startedAt} />
        <ClockDate name={t('clock.review.earliest')} at={clock.earliest} length={lengthOf(clock, 'floor')} />
        <ClockDate name={t('clock.target')} at={clock.target} length={lengthOf(clock, 'target')} />
        <ClockDate name={t('clock.review.ceiling')} at={clock.ceiling} length={lengthOf(clock, 'ceiling')} />
        <ClockDate name={t(`clockState.${clock.state}`)} at={clock.settledAt} />
      </dl>
      <p className="clock-says">
        <Remaining
          state={clock.state}
          deadline={clock.target ?? clock.ceiling}
          earliest={clock.earliest}
          ceiling={clock.ceiling}
          asOf={asOf}
        />
        {clock.paused.times > 0 && (
          <span>
            {t('clock.paused', { count: clock.paused.times, length: lengthOfMinutes(t, clock.paused.minutes) })}
          </span>
        )}
      </p>
      <ClockWorking steps={clock.working} />
    </Paper>
  );
};

type Length = ExplainedClock['lengths'][number];

const lengthOf = ({ lengths }: ExplainedClock, part: Length['part']): Length | undefined =>
  lengths.find((each) => each.part === part);

interface DateParts {
  readonly name: string;
  readonly at: string | null;
  readonly length?: Length | undefined;
}

/** A date of the clock, and whose rule put it there. */
const ClockDate = ({ name, at, length }: DateParts) => {
  const { t } = useTranslation();
  if (at === null) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Instant at={at} />
        {length && <small className="house">{t(`source.${length.source}`)}</small>}
      </dd>
    </div>
  );
};
