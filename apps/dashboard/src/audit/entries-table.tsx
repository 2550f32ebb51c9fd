import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ActorName } from '../frame/actor-name';
import { nameOf } from '../frame/case-link';
import { ClauseMark } from '../frame/clause-mark';
import { Instant } from '../frame/instant';
import { Table } from '../frame/table';
import type { AuditEntry } from './use-audit';

/** Entries of all streams; each leads to its case as it was then. */
export const EntriesTable = ({ entries }: { entries: readonly AuditEntry[] }) => {
  const { t } = useTranslation();
  const columns = ['occurred_at', 'event', 'case', 'audit.actor', 'clause', 'policy_version'].map((key) => t(key));
  return (
    <Table className="queue audit-table" highlightOnHover>
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
        {entries.map((entry) => (
          <Table.Tr key={`${entry.category} ${entry.streamId} ${entry.revision}`}>
            <Table.Td data-label={columns[0]}>
              <Instant at={entry.occurredAt} />
            </Table.Td>
            <Table.Td data-label={columns[1]}>
              <span className="lines">
                <span>{t(`line.${entry.type}`, { defaultValue: entry.type })}</span>
                <small>
                  <bdi>{entry.type}</bdi>
                </small>
              </span>
            </Table.Td>
            <Table.Td data-label={columns[2]}>
              <Place entry={entry} />
            </Table.Td>
            <Table.Td data-label={columns[3]}>
              <span className="actor">
                <ActorName actor={entry.actor} />
              </span>
            </Table.Td>
            <Table.Td data-label={columns[4]}>
              <span className="clauses">
                {entry.clauses.length === 0
                  ? t('source.house')
                  : entry.clauses.map((clause) => <ClauseMark key={clause} clause={clause} />)}
              </span>
            </Table.Td>
            <Table.Td data-label={columns[5]}>
              {entry.policyId !== null && (
                <Link
                  to="/policy"
                  search={({ lang }) => ({ lang, policy: entry.policyId === 'main' ? undefined : entry.policyId! })}
                >
                  <bdi>
                    {entry.policyVersion === null ? entry.policyId : `${entry.policyId} · ${entry.policyVersion}`}
                  </bdi>
                </Link>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
};

/** Where the entry stands: in the history of its case, or in a record beside one. */
const Place = ({ entry: { category, streamId, caseId, reference, revision } }: { entry: AuditEntry }) => {
  const { t } = useTranslation();
  const own = category !== 'case' && (
    <small>
      {t(`audit.of.${category}`)} <bdi title={streamId}>{nameOf({ caseId: streamId, reference: null })}</bdi>
    </small>
  );
  if (caseId === null) return <span className="lines">{own}</span>;
  return (
    <span className="lines">
      <Link
        to="/cases/$caseId/history"
        params={{ caseId }}
        search={({ lang, policy }) => ({ lang, policy, revision: category === 'case' ? String(revision) : undefined })}
        className="reference"
        data-none={reference === null || undefined}
      >
        <bdi>{nameOf({ caseId, reference })}</bdi>
      </Link>
      {own || <small>{t('audit.revision', { revision })}</small>}
    </span>
  );
};
