import { Paper, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Instant } from '../frame/instant';
import { Table } from '../frame/table';
import { standingOf } from './coverage';
import type { Series, Version } from './use-policy';

const COLUMNS = ['version', 'from', 'adopted', 'circulated', 'receipts', 'reviewed', 'open'];

/** The versions of a series, the newest first, and how many cases live under each. */
export const VersionsTable = ({ series: { policyId, versions } }: { series: Series }) => {
  const { t } = useTranslation();
  const current = versions.find(({ inForce }) => inForce)?.version;
  return (
    <Paper component="section" className="card" withBorder>
      <Title order={2}>{t('policy.versions')}</Title>
      <Table className="queue versions">
        <Table.Thead>
          <Table.Tr>
            {COLUMNS.map((column) => (
              <Table.Th scope="col" key={column}>
                {t(`policy.column.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {versions.toReversed().map((version) => (
            <VersionRow key={version.version} policyId={policyId} version={version} current={current} />
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
};

interface RowParts {
  readonly policyId: string;
  readonly version: Version;
  readonly current: number | undefined;
}

const VersionRow = ({ policyId, version, current }: RowParts) => {
  const { t } = useTranslation();
  const standing = standingOf(version.version, current);
  const label = (column: string): string => t(`policy.column.${column}`);
  return (
    <Table.Tr>
      <Table.Th scope="row" data-label={label('version')}>
        <span className="version-name">
          <bdi>{version.version}</bdi>
          <span className="standing" data-standing={standing}>
            {t(`policy.standing.${standing}`)}
          </span>
        </span>
      </Table.Th>
      <Table.Td data-label={label('from')}>
        <Instant at={version.effectiveFrom} />
      </Table.Td>
      <Table.Td data-label={label('adopted')}>
        <Instant at={version.adoptedAt} />
      </Table.Td>
      <Table.Td data-label={label('circulated')}>
        <Circulated version={version} />
      </Table.Td>
      <Table.Td data-label={label('receipts')}>{version.receipts}</Table.Td>
      <Table.Td data-label={label('reviewed')}>
        <Reviewed version={version} />
      </Table.Td>
      <Table.Td data-label={label('open')}>
        {version.openCases === 0 ? (
          0
        ) : (
          <Link to="/cases" search={(now) => ({ ...now, policy: policyId })}>
            {version.openCases}
          </Link>
        )}
      </Table.Td>
    </Table.Tr>
  );
};

const Circulated = ({ version: { circulatedTo, circulatedAt } }: { version: Version }) => {
  const { t } = useTranslation();
  if (circulatedAt === null) return t('policy.notYet');
  return (
    <span className="lines">
      <span>{[...new Set(circulatedTo)].map((role) => t(`role.${role}`)).join(t('list.comma'))}</span>
      <Instant at={circulatedAt} />
    </span>
  );
};

const Reviewed = ({ version: { reviewedAt, reviewOutcome } }: { version: Version }) => {
  const { t } = useTranslation();
  if (reviewedAt === null) return t('policy.notYet');
  return (
    <span className="lines">
      <span>{t(`policy.outcome.${reviewOutcome}`, { defaultValue: reviewOutcome ?? '' })}</span>
      <Instant at={reviewedAt} />
    </span>
  );
};
