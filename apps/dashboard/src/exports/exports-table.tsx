import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { filterWord } from '../cases/filter-word';
import type { Asked } from '../cases/filters';
import { nameOf } from '../frame/case-link';
import { Instant } from '../frame/instant';
import { Table } from '../frame/table';
import { useLanguage } from '../frame/use-language';
import { searchOf, sizeWord } from './asked-again';
import { ExportFile } from './export-file';
import type { Export } from './use-exports';

/** What was asked for, how far it is, and the file. */
export const ExportsTable = ({ exports }: { exports: readonly Export[] }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const columns = ['exports.what', 'state', 'exports.size', 'exports.requestedAt', 'exports.expiresAt', 'exports.file'];
  const names = columns.map((key) => t(key));
  return (
    <Table className="queue exports-table">
      <Table.Thead>
        <Table.Tr>
          {names.map((name) => (
            <Table.Th scope="col" key={name}>
              {name}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {exports.map((each) => (
          <Table.Tr key={each.exportId}>
            <Table.Td data-label={names[0]}>
              <What of={each} />
            </Table.Td>
            <Table.Td data-label={names[1]}>
              <State of={each} />
            </Table.Td>
            <Table.Td data-label={names[2]}>
              <span className="lines">
                {each.bytes === null ? '–' : <bdi>{sizeWord(each.bytes, language)}</bdi>}
                {each.bytes !== null && <small>{t('exports.rows', { count: each.rowsDone })}</small>}
              </span>
            </Table.Td>
            <Table.Td data-label={names[3]}>
              <Instant at={each.requestedAt} />
            </Table.Td>
            <Table.Td data-label={names[4]}>{each.expiresAt === null ? '–' : <Instant at={each.expiresAt} />}</Table.Td>
            <Table.Td data-label={names[5]}>
              <ExportFile of={each} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
};

/** Leads to the list as it was asked for. */
const What = ({ of: { what, format, filters } }: { of: Export }) => {
  const { t } = useTranslation();
  return (
    <span className="lines">
      {what === 'evidence' && (
        <Link
          to="/cases/$caseId/history"
          params={{ caseId: String(filters['caseId']) }}
          search={({ lang }) => ({ lang })}
        >
          {t('exportKind.evidence')}
        </Link>
      )}
      {what === 'cases' && (
        <Link to="/cases" search={({ lang }) => ({ lang, ...(filters as Asked) })}>
          {t('exportKind.cases')}
        </Link>
      )}
      {what === 'events' && (
        <Link to="/audit" search={({ lang }) => ({ lang, q: searchOf(filters) || undefined })}>
          {t('exportKind.events')}
        </Link>
      )}
      <small>{t(`exportFormat.${format}`)}</small>
      <small>
        <Filters what={what} filters={filters} />
      </small>
    </span>
  );
};

const Filters = ({ what, filters }: Pick<Export, 'what' | 'filters'>) => {
  const { t } = useTranslation();
  const language = useLanguage();
  if (Object.keys(filters).length === 0) return t('exports.all');
  if (what === 'evidence') return <bdi>{nameOf({ caseId: String(filters['caseId']), reference: null })}</bdi>;
  if (what === 'events') return <bdi dir="ltr">{searchOf(filters)}</bdi>;
  return Object.entries(filters).map(([name, value]) => (
    <span key={name} className="filter-pair">
      {t(`filter.${name}`)}: <bdi>{filterWord(t, language, name, String(value))}</bdi>
    </span>
  ));
};

const State = ({ of: { status, rowsDone, rowsInAll, failure, most } }: { of: Export }) => {
  const { t } = useTranslation();
  const word = <span data-export={status}>{t(`exportStatus.${status}`)}</span>;
  if (status === 'waiting')
    return (
      <span className="lines">
        {word}
        <progress value={rowsDone} max={Math.max(rowsInAll ?? 1, 1)} aria-label={t('exportStatus.waiting')} />
        <small>
          {rowsInAll === null ? t('exports.begins') : t('exports.progress', { done: rowsDone, all: rowsInAll })}
        </small>
      </span>
    );
  return (
    <span className="lines">
      {word}
      {failure !== null && <small>{t(`exports.failure.${failure}`, { most })}</small>}
    </span>
  );
};
