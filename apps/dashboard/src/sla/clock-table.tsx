import { Paper, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { waitingClocks, waitingStates } from './board';
import type { Board } from './board-shape';
import { clockWord } from '../frame/clock-words';
import { StateShape } from '../frame/state-mark';
import { Table } from '../frame/table';
import { useFigure } from '../frame/use-figure';

/** Every clock that is waited for, by its states. */
export const ClockTable = ({ board }: { board: Board }) => {
  const { t } = useTranslation();
  const figure = useFigure();
  const clocks = waitingClocks(board.byClock);
  const states = waitingStates.filter((state) => clocks.some(([, counts]) => (counts[state] ?? 0) > 0));
  if (clocks.length === 0) return null;
  return (
    <Paper component="section" className="card" withBorder>
      <Title order={2}>{t('clocks.title')}</Title>
      <div className="scrolls" role="region" aria-label={t('clocks.title')} tabIndex={0}>
        <Table className="clock-table">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('clockColumn')}</Table.Th>
              {states.map((state) => (
                <Table.Th scope="col" key={state} data-state={state} className="state-column">
                  <span className="state-head">
                    <StateShape state={state} />
                    {t(`clockState.${state}`)}
                  </span>
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {clocks.map(([clock, counts]) => (
              <Table.Tr key={clock}>
                <Table.Th scope="row">
                  {clockWord(t, clock)} {clock === 'review' && <small className="house">{t('source.house')}</small>}
                </Table.Th>
                {states.map((state) => (
                  <Table.Td key={state} className="figure">
                    {counts[state] === undefined ? <span className="none">–</span> : figure(counts[state])}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Paper>
  );
};
