import { NativeSelect, Paper, Skeleton, Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ClauseMark } from '../frame/clause-mark';
import { TroubleNotice } from '../frame/notices';
import { Table } from '../frame/table';
import { useDifferences, type Difference, type Series } from './use-policy';

/** In what two versions of a series differ, clause by clause; which two stands in the address. */
export const VersionDifferences = ({ series: { policyId, versions } }: { series: Series }) => {
  const { t } = useTranslation();
  const last = versions.at(-1)!.version;
  return (
    <Paper component="section" className="card" withBorder>
      <Title order={2}>{t('policy.differences')}</Title>
      {last === 1 ? (
        <p className="today">{t('policy.differences.one')}</p>
      ) : (
        <Compared policyId={policyId} versions={versions.map(({ version }) => version)} last={last} />
      )}
    </Paper>
  );
};

const Compared = ({ policyId, versions, last }: { policyId: string; versions: number[]; last: number }) => {
  const { t } = useTranslation();
  const search = useSearch({ from: '/policy' });
  const navigate = useNavigate({ from: '/policy' });
  const chosen = (text: string | undefined, other: number): number =>
    versions.find((version) => String(version) === text) ?? other;
  const to = chosen(search.to, last);
  const from = chosen(search.from, Math.max(1, to - 1));
  const { data, error, refetch } = useDifferences(policyId, from, to);
  const choice = (name: 'from' | 'to', value: number) => (
    <NativeSelect
      size="xs"
      label={t(`policy.compare.${name}`)}
      value={String(value)}
      data={versions.map((version) => ({ value: String(version), label: t('policy.version.name', { version }) }))}
      onChange={({ currentTarget }) =>
        void navigate({ search: (now) => ({ ...now, [name]: currentTarget.value }), resetScroll: false })
      }
    />
  );
  return (
    <>
      <div className="compare">
        {choice('from', from)}
        {choice('to', to)}
      </div>
      {error && <TroubleNotice trouble={error} shown={data !== undefined} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={120} radius="md" />}
      {data && <DifferenceTable differences={data.differences} />}
    </>
  );
};

const DifferenceTable = ({ differences }: { differences: readonly Difference[] }) => {
  const { t } = useTranslation();
  if (differences.length === 0) return <p className="today">{t('policy.differences.none')}</p>;
  return (
    <Table className="queue version-differences">
      <Table.Thead>
        <Table.Tr>
          {['clause', 'policy.column.place', 'policy.column.before', 'policy.column.after'].map((column) => (
            <Table.Th scope="col" key={column}>
              {t(column)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {differences.map(({ clause, pointer, before, after }) => (
          <Table.Tr key={pointer}>
            <Table.Td data-label={t('clause')}>
              <ClauseMark clause={clause} />
            </Table.Td>
            <Table.Td data-label={t('policy.column.place')}>
              <bdi className="place">{pointer}</bdi>
            </Table.Td>
            <Table.Td data-label={t('policy.column.before')}>
              <del>
                <Value value={before} />
              </del>
            </Table.Td>
            <Table.Td data-label={t('policy.column.after')}>
              <ins>
                <Value value={after} />
              </ins>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
};

const Value = ({ value }: { value: unknown }) => {
  const { t } = useTranslation();
  if (value === undefined || value === null || value === '') return <>{t('policy.value.none')}</>;
  return <bdi>{typeof value === 'string' ? value : JSON.stringify(value)}</bdi>;
};
