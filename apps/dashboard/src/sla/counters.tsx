import { Paper, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClockState } from '../frame/clock-state';
import { figure, inDigits } from '../frame/figures';
import { StateShape } from '../frame/state-mark';
import { useFigure } from '../frame/use-figure';
import { useLanguage } from '../frame/use-language';
import { totalsByState } from './board';
import type { Board } from './board-shape';
import { headlineOf } from './headline';

/** Four figures, each the way to its list, each with whose rule it is; the places stand still while the figures move. */
export const Headline = ({ board }: { board: Board | undefined }) => {
  const { t } = useTranslation();
  const figures = board && headlineOf(board);
  return (
    <section className="headline" aria-label={t('headline.title')}>
      <Figure
        name="late"
        state={figures && figures.breached > 0 ? 'breached' : 'late'}
        source="house"
        value={figures?.late}
        none={figures && figures.late + figures.breached === 0}
        search={{ clockState: 'late', open: 'true', order: 'due' }}
        beside={
          figures !== undefined &&
          figures.breached > 0 && (
            // Not in the order of deadlines: what was answered too soon has none any more.
            <Link
              to="/cases"
              search={({ lang, policy }) => ({ lang, policy, clockState: 'breached', open: 'true' })}
              data-figure="breached"
            >
              {t('headline.breached', { count: figures.breached })}
            </Link>
          )
        }
      />
      <Figure
        name="dueSoon"
        state="due_soon"
        source="house"
        value={figures?.dueSoon}
        search={{ clockState: 'due_soon', open: 'true', order: 'due' }}
      />
      <Figure
        name="toBeTold"
        state="running"
        source="policy"
        value={figures?.toBeTold}
        search={{ toBeTold: 'true', order: 'due' }}
      />
      <Figure
        name="byTarget"
        state="met"
        source="house"
        value={figures?.byTarget}
        search={{ answered: 'met', answeredFrom: figures?.month.from, answeredTo: figures?.month.to }}
        beside={figures && t('headline.of', { count: figures.answered })}
      />
    </section>
  );
};

interface FigureParts {
  readonly name: string;
  readonly state: ClockState;
  readonly source: 'policy' | 'house';
  readonly value: number | undefined;
  readonly none?: boolean | undefined;
  readonly search: Readonly<Record<string, string | undefined>>;
  readonly beside?: ReactNode;
}

const Figure = ({ name, state, source, value, none = value === 0, search, beside }: FigureParts) => {
  const { t } = useTranslation();
  const shown = useShown();
  return (
    <div className="headline-figure" data-figure={name} data-state={state} data-none={none || undefined}>
      <Link to="/cases" search={({ lang, policy }) => ({ lang, policy, ...search })} className="headline-way">
        <span className="headline-name">
          <StateShape state={state} />
          {t(`headline.${name}`)}
        </span>
        <b>{shown(value)}</b>
      </Link>
      <small className="headline-beside">{beside || '\u00a0'}</small>
      <small>{t(`source.${source}`)}</small>
    </div>
  );
};

/** Red is what is late; these are the others. */
const CALM = ['running', 'not_yet_answerable', 'paused'] as const;

/** How many cases are open, and the clocks that press nobody. */
export const Counters = ({ board }: { board: Board | undefined }) => {
  const { t } = useTranslation();
  const shown = useShown();
  const totals = board && totalsByState(board.byClock);
  return (
    <section className="counters" aria-label={t('counters.title')}>
      <Paper component="dl" className="counter" data-state="open" data-counter="open" withBorder>
        <dt>{t('counter.open')}</dt>
        <dd>{shown(board?.open)}</dd>
      </Paper>
      {CALM.map((state) => (
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
            <span>{t(`clockState.${state}`)}</span>
          </dt>
          <dd>{shown(totals?.[state])}</dd>
        </Paper>
      ))}
    </section>
  );
};

/** A figure as it is written here, or a dash while it is not known. */
const useShown = () => {
  const figure = useFigure();
  return (count: number | undefined): string => (count === undefined ? '–' : figure(count));
};

interface Figures {
  readonly title: string;
  /** The filter of the list that a figure leads to, and the words of its codes. */
  readonly filter: 'stage' | 'segment' | 'channel' | 'support';
  readonly figures: Readonly<Record<string, number | string>>;
  readonly order?: readonly string[];
}

/** Figures by a code, each with its part of the largest, and the way to its list. */
export const FigureList = ({ title, filter, figures, order = [] }: Figures) => {
  const { t } = useTranslation();
  const language = useLanguage();
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
            <Link to="/cases" search={({ lang, policy }) => ({ lang, policy, [filter]: code })}>
              {t(`${filter}.${code}`, { defaultValue: code })}
            </Link>
            <meter min={0} max={most} value={typeof count === 'number' ? count : 0} aria-hidden="true" />
            <Text span className="figure">
              {typeof count === 'number' ? figure(count, language) : inDigits(t(count), language)}
            </Text>
          </li>
        ))}
      </ul>
    </Paper>
  );
};
