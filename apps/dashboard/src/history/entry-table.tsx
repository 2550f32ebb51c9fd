import { Paper } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { ActorName } from '../frame/actor-name';
import { ClauseMark } from '../frame/clause-mark';
import { Instant } from '../frame/instant';
import { Table } from '../frame/table';
import { useFigure } from '../frame/use-figure';
import type { EntriesParts } from './entry-timeline';
import type { Entry } from './replay';
import { useLatest } from './use-latest';

/** The same entries as rows, with both times. */
export const EntryTable = ({ entries, place, stepTo }: EntriesParts) => {
  const { t } = useTranslation();
  const go = useLatest(stepTo);
  const columns = ['#', t('event'), t('occurred_at'), t('recorded_at'), t('history.actor'), t('clause')];
  return (
    <Paper component="section" className="card" withBorder>
      <div className="scrolls" role="region" aria-label={t('history.entries')} tabIndex={0}>
        <Table className="entry-table" highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              {columns.map((column) => (
                <Table.Th scope="col" key={column}>
                  {column}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {entries.map((entry, index) => (
              <Row key={entry.revision} entry={entry} index={index} isNow={index === place} go={go} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Paper>
  );
};

interface RowParts {
  readonly entry: Entry;
  readonly index: number;
  readonly isNow: boolean;
  readonly go: (place: number) => void;
}

const Row = memo(({ entry, index, isNow, go }: RowParts) => {
  const { t } = useTranslation();
  const figure = useFigure();
  return (
    <Table.Tr data-now={isNow || undefined}>
      <Table.Td>
        <button type="button" className="plain" onClick={() => go(index)} aria-current={isNow ? 'true' : undefined}>
          {figure(entry.revision)}
        </button>
      </Table.Td>
      <Table.Td>{t(`line.${entry.type}`, { defaultValue: entry.type })}</Table.Td>
      <Table.Td>
        <Instant at={entry.occurredAt} />
      </Table.Td>
      <Table.Td>
        <Instant at={entry.recordedAt} />
      </Table.Td>
      <Table.Td>
        <ActorName actor={entry.actor} />
      </Table.Td>
      <Table.Td>
        <span className="clauses">
          {entry.clauses.map((clause) => (
            <ClauseMark key={clause} clause={clause} />
          ))}
        </span>
      </Table.Td>
    </Table.Tr>
  );
});
