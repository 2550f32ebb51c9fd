import { Paper, Text, Title, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Board, QueueEntry } from './board-shape';
import { clockWord, waitsForWord } from '../frame/clock-words';
import { CaseLink } from '../frame/case-link';
import { Instant } from '../frame/instant';
import { lengthOfMinutes } from '../frame/lengths';
import { Remaining } from '../frame/remaining';
import { StateMark } from '../frame/state-mark';
import { Table } from '../frame/table';

interface Shown {
  readonly board: Board;
  readonly changed: ReadonlySet<string>;
}

/** The open cases that come closest to a deadline, that first which is closest. */
export const QueueTable = ({ board, changed }: Shown) => {
  const { t } = useTranslation();
  const columns = ['reference', 'stage', 'clockColumn', 'queue.deadline', 'state', 'queue.waitsFor'];
  return (
    <Paper component="section" className="card" withBorder>
      <Title order={2}>{t('queue.title')}</Title>
      {board.queue.length === 0 ? (
        <Text c="dimmed">{t('queue.none')}</Text>
      ) : (
        <Table className="queue" highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              {columns.map((column) => (
                <Table.Th scope="col" key={column}>
                  {t(column)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {board.queue.map((entry) => (
              <Row key={entry.caseId} entry={entry} asOf={board.asOf} changed={changed.has(entry.caseId)} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Paper>
  );
};

interface RowParts {
  readonly entry: QueueEntry;
  readonly asOf: string;
  readonly changed: boolean;
}

const Row = ({ entry, asOf, changed }: RowParts) => {
  const { t } = useTranslation();
  const isHouse = entry.deadline === 'target';
  return (
    <Table.Tr data-case={entry.caseId} data-changed={changed || undefined}>
      <Table.Td data-label={t('reference')}>
        <CaseLink caseId={entry.caseId} reference={entry.reference} />
        {changed && <VisuallyHidden>{t('queue.changed')}</VisuallyHidden>}
      </Table.Td>
      <Table.Td data-label={t('stage')}>{t(`stage.${entry.stage}`, { defaultValue: entry.stage })}</Table.Td>
      <Table.Td data-label={t('clockColumn')}>
        <span className="lines">
          <span>{clockWord(t, entry.clock, entry.deadline)}</span>
          {isHouse && <small className="house">{t('source.house')}</small>}
        </span>
      </Table.Td>
      <Table.Td data-label={t('queue.deadline')}>
        <Instant at={entry.target} />
      </Table.Td>
      <Table.Td data-label={t('state')}>
        <span className="lines">
          <StateMark state={entry.state} />
          <Remaining
            state={entry.state}
            deadline={entry.target}
            earliest={entry.earliest}
            ceiling={entry.deadline === 'ceiling' ? entry.target : null}
            asOf={asOf}
          />
          {entry.paused.times > 0 && (
            <small>
              {t('clock.paused', { count: entry.paused.times, length: lengthOfMinutes(t, entry.paused.minutes) })}
            </small>
          )}
        </span>
      </Table.Td>
      <Table.Td data-label={t('queue.waitsFor')}>{waitsForWord(t, entry.waitsFor)}</Table.Td>
    </Table.Tr>
  );
};
