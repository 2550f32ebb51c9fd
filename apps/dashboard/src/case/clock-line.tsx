import { useTranslation } from 'react-i18next';
import { firstDay } from '../frame/dates';
import { useLanguage } from '../frame/use-language';
import type { ExplainedClock } from './clock-cards';

/** A little room beyond the last date, so that its mark is not cut off. */
const BEYOND = 1.04;

/** From the start over the pauses to the target, with the floor as a wall and where the case stands now. */
export const ClockLine = ({ clock, asOf }: { clock: ExplainedClock; asOf: string }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const start = Date.parse(clock.startedAt);
  const until = clock.settledAt ?? asOf;
  const dates = [clock.earliest, clock.target, clock.ceiling, until].flatMap((date) =>
    date === null ? [] : [Date.parse(date)],
  );
  const length = Math.max(1, Math.max(...dates) - start) * BEYOND;
  const place = (date: string): string => `${Math.min(100, Math.max(0, ((Date.parse(date) - start) / length) * 100))}%`;
  const from = (one: string, other: string) => ({
    insetInlineStart: place(one),
    inlineSize: `calc(${place(other)} - ${place(one)})`,
  });
  const marks = [
    { kind: 'floor', at: clock.earliest, word: t('clock.review.floor') },
    { kind: 'target', at: clock.target, word: t('clock.review.target') },
    { kind: 'ceiling', at: clock.ceiling, word: t('clock.review.ceiling') },
  ];
  return (
    <div
      className="clock-line"
      role="img"
      aria-label={marks
        .flatMap(({ at, word }) => (at === null ? [] : [`${word}: ${firstDay(at, language)}`]))
        .join(t('list.comma'))}
    >
      <i className="clock-line-run" style={from(clock.startedAt, until)} />
      {clock.pauses.map(({ from: paused, to }) => (
        <i key={paused} className="clock-line-pause" style={from(paused, to ?? until)} title={t('clockState.paused')} />
      ))}
      {marks.map(
        ({ kind, at, word }) =>
          at !== null && (
            <i
              key={kind}
              className="clock-line-mark"
              data-mark={kind}
              style={{ insetInlineStart: place(at) }}
              title={`${word}: ${firstDay(at, language)}`}
            />
          ),
      )}
      {clock.settledAt === null && (
        <i className="clock-line-now" style={{ insetInlineStart: place(asOf) }} title={t('clock.now')} />
      )}
    </div>
  );
};
