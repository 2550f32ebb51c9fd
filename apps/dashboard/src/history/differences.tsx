import { Paper, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { clockWord } from '../frame/clock-words';
import { Table } from '../frame/table';
import { MemberValue } from './member-value';
import { differencesOf, type CaseThen, type Difference, type Entry } from './replay';

interface Parts {
  readonly one: Entry;
  readonly other: Entry;
  readonly before: CaseThen;
  readonly after: CaseThen;
}

/** What differs between two entries, however far they lie apart. */
export const Differences = ({ one, other, before, after }: Parts) => {
  const { t } = useTranslation();
  return (
    <Paper component="section" className="card" withBorder>
      <Title order={2}>{t('history.differences', { one: one.revision, other: other.revision })}</Title>
      <DifferenceTable differences={differencesOf(before, after)} />
    </Paper>
  );
};

export const DifferenceTable = ({ differences }: { differences: readonly Difference[] }) => {
  const { t } = useTranslation();
  if (differences.length === 0) return <p className="today">{t('history.changed.none')}</p>;
  return (
    <Table className="difference-table">
      <Table.Thead>
        <Table.Tr>
          {['member', 'before', 'after'].map((column) => (
            <Table.Th scope="col" key={column}>
              {t(`history.${column}`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {differences.map(({ member, clock, before, after }) => (
          <Table.Tr key={`${clock} ${member}`}>
            <Table.Th scope="row">
              <span className="lines">
                {clock !== undefined && <strong>{clockWord(t, clock.split(' ')[0]!)}</strong>}
                {t(`member.${member}`, { defaultValue: member })}
              </span>
            </Table.Th>
            <Table.Td>
              <del>
                <MemberValue member={member} value={before} />
              </del>
            </Table.Td>
            <Table.Td>
              <ins>
                <MemberValue member={member} value={after} />
              </ins>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
};
