import { Paper, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { secondDay, firstDay } from '../frame/dates';
import { StateShape } from '../frame/state-mark';
import { Table } from '../frame/table';
import { useFigure } from '../frame/use-figure';
import { useLanguage } from '../frame/use-language';
import type { Board } from './board-shape';
import { lastDays, type Day } from './headline';

const DAYS = 30;

/** Thirty days of answers, by their target or after it; the same as a table. */
export const AnsweredDays = ({ board }: { board: Board }) => {
  const { t } = useTranslation();
  const days = lastDays(board, DAYS);
  const most = Math.max(1, ...days.map(({ met, metLate }) => met + metLate));
  return (
    <Paper component="section" className="card answered" withBorder>
      <header>
        <Title order={2}>{t('answered.title')}</Title>
        <span data-state="running">
          <StateShape state="met" /> {t('clockState.met')}
        </span>
        <span data-state="late">
          <StateShape state="late" /> {t('clockState.met_late')}
        </span>
      </header>
      <div className="bars" aria-hidden="true">
        {days.map((day) => (
          <Bar key={day.day} day={day} most={most} />
        ))}
      </div>
      <details className="working">
        <summary>{t('answered.table')}</summary>
        <DayTable days={days.filter(({ met, metLate }) => met + metLate > 0)} />
      </details>
    </Paper>
  );
};

const noon = (day: string): string => `${day}T12:00:00+03:00`;

const Bar = ({ day: { day, met, metLate }, most }: { day: Day; most: number }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const share = (count: number): string => `${(count / most) * 100}%`;
  return (
    <span className="bar" title={t('answered.day', { date: firstDay(noon(day), language), met, late: metLate })}>
      <i data-state="late" style={{ blockSize: share(metLate) }} />
      <i data-state="running" style={{ blockSize: share(met) }} />
    </span>
  );
};

const DayTable = ({ days }: { days: readonly Day[] }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const figure = useFigure();
  if (days.length === 0) return <p className="today">{t('answered.none')}</p>;
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('answered.date')}</Table.Th>
          <Table.Th scope="col">{t('clockState.met')}</Table.Th>
          <Table.Th scope="col">{t('clockState.met_late')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {days.map(({ day, met, metLate }) => (
          <Table.Tr key={day}>
            <Table.Th scope="row">
              {firstDay(noon(day), language)} · {secondDay(noon(day), language)}
            </Table.Th>
            <Table.Td className="figure">{figure(met)}</Table.Td>
            <Table.Td className="figure">{figure(metLate)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
};
