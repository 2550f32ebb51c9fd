import { Paper, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { totalsByState, waitingStates } from './board';
import type { Board } from './board-shape';
import { StateShape } from '../frame/state-mark';

/** Open cases, and every running clock by its state; the places stand still while the figures move. */
export const Counters = ({ board }: { board: Board | undefined }) => {
  const { t } = useTranslation();
  const totals = board && totalsByState(board.byClock);
  return (
    <section className="counters" aria-label={t('counters.title')}>
      <Paper component="dl" className="counter" data-state="open" data-counter="open" withBorder>
        <dt>{t('counter.open')}</dt>
        <dd>{figure(board?.open)}</dd>
      </Paper>
      {waitingStates.map((state) => (
        <Paper
          component="dl"
          key={state}
          className="counter"
          data-state={state}
          data-counter={state}
          data-none={totals?.[state] === 0 || undefined}
          withBorder
        >
          <dt>
            <StateShape state={state} />
            <span>
              {t(`clockState.${state}`)}
              {state === 'late' && <small>{t('counters.house')}</small>}
            </span>
          </dt>
          <dd>{figure(totals?.[state])}</dd>
        </Paper>
      ))}
    </section>
  );
};

const figure = (count: number | undefined): string => (count === undefined ? '–' : String(count));

interface Figures {
  readonly title: string;
  readonly prefix: string;
  readonly figures: Readonly<Record<string, number | string>>;
  readonly order?: readonly string[];
}

/** Figures by a code, each with its part of the largest. */
export const FigureList = ({ title, prefix, figures, order = [] }: Figures) => {
  const { t } = useTranslation();
  const rank = (code: string): number => (order.includes(code) ? order.indexOf(code) : order.length);
  const rows = Object.entries(figures).sort(([one], [other]) => rank(one) - rank(other));
  const most = Math.max(1, ...rows.map(([, count]) => (typeof count === 'number' ? count : 0)));
  if (rows.length === 0) return null;
  return (
    <Paper component="section" className="card" withBorder>
      <Title order={2}>{title}</Title>
      <ul className="figures">
        {rows.map(([code, count]) => (
          <li key={code}>
            <span>{t(`${prefix}.${code}`, { defaultValue: code })}</span>
            <meter min={0} max={most} value={typeof count === 'number' ? count : 0} aria-hidden="true" />
            <Text span className="figure">
              {typeof count === 'number' ? count : t(count)}
            </Text>
          </li>
        ))}
      </ul>
    </Paper>
  );
};
