import { Paper, Skeleton, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TroubleNotice } from '../frame/notices';
import { Table } from '../frame/table';
import { useClauses, type ClauseUse } from '../frame/use-clauses';
import { coverageOf, coverages } from './coverage';

/** Every clause with the board's words, and what in the system bears it. */
export const ClauseMatrix = () => {
  const { t } = useTranslation();
  const { data, error, refetch } = useClauses();
  return (
    <Paper component="section" className="card" withBorder>
      <Title order={2}>{t('policy.matrix')}</Title>
      {error && <TroubleNotice trouble={error} shown={data !== undefined} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={600} radius="md" />}
      {data && (
        <>
          <ul className="coverages">
            {coverages.map((coverage) => (
              <li key={coverage}>
                <span className="coverage" data-coverage={coverage}>
                  {t(`policy.coverage.${coverage}`)}
                </span>
                {data.filter((each) => coverageOf(each) === coverage).length}
              </li>
            ))}
          </ul>
          <Table className="queue clause-matrix">
            <Table.Thead>
              <Table.Tr>
                {['clause', 'text', 'commands', 'events', 'clocks'].map((column) => (
                  <Table.Th scope="col" key={column}>
                    {t(`policy.matrix.${column}`)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.map((each) => (
                <ClauseRow key={each.clause} use={each} />
              ))}
            </Table.Tbody>
          </Table>
        </>
      )}
    </Paper>
  );
};

const ClauseRow = ({ use }: { use: ClauseUse }) => {
  const { t } = useTranslation();
  const coverage = coverageOf(use);
  const { clause, text, original, commands, events, clocks } = use;
  const word = (prefix: string) => (name: string) => t(`${prefix}${name}`, { defaultValue: name });
  return (
    <Table.Tr id={clause} data-coverage={coverage}>
      <Table.Th scope="row" data-label={t('policy.matrix.clause')}>
        <span className="lines">
          <bdi>{clause.slice(1)}</bdi>
          <span className="coverage" data-coverage={coverage}>
            {t(`policy.coverage.${coverage}`)}
          </span>
        </span>
      </Table.Th>
      <Table.Td data-label={t('policy.matrix.text')}>
        <div className="clause-words">
          <q lang="ar" dir="rtl">
            {text.ar}
          </q>
          <span lang="en" dir="ltr">
            {text.en}
          </span>
          {original !== null && (
            <small>
              {t('policy.original')}{' '}
              <q lang="ar" dir="rtl">
                {original}
              </q>
            </small>
          )}
        </div>
      </Table.Td>
      <Table.Td data-label={t('policy.matrix.commands')}>
        <Names names={commands.map(word(''))} />
      </Table.Td>
      <Table.Td data-label={t('policy.matrix.events')}>
        <Names names={events.map(word('line.'))} />
      </Table.Td>
      <Table.Td data-label={t('policy.matrix.clocks')}>
        <Names names={clocks.map(word('clock.'))} />
      </Table.Td>
    </Table.Tr>
  );
};

/** More than this are unfolded when asked for. */
const FEW = 3;

const Names = ({ names }: { names: readonly string[] }) => {
  const { t } = useTranslation();
  if (names.length === 0) return <span className="none">{t('policy.value.none')}</span>;
  const list = (
    <ul className="names">
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  );
  if (names.length <= FEW) return list;
  return (
    <details className="working">
      <summary>{t('policy.names', { count: names.length })}</summary>
      {list}
    </details>
  );
};
