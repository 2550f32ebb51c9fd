import { Paper, Skeleton, Text } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Problem } from '@lib/client';
import { ExportButton } from '../exports/export-button';
import { NoRoleNotice, TroubleNotice } from '../frame/notices';
import { PageTitle } from '../frame/page-title';
import { addWords } from '../frame/page-words';
import { statusOf } from '../frame/service';
import { auditWords } from './audit-words';
import './audit.css';
import { EntriesTable } from './entries-table';
import { QueryFaults } from './query-faults';
import { SavedSearches } from './saved-searches';
import { SearchBox } from './search-box';
import { faultsOf } from './search-terms';
import { useAudit, useCompletions, type AuditEntry } from './use-audit';

addWords(auditWords);

const FAULTS = 'query-faults';
const NONE: readonly AuditEntry[] = [];

/** Entries across cases: who did what, by which clause and version, and when; the search is the address. */
export const AuditPage = () => {
  const { t } = useTranslation();
  const { q = '', cursor } = useSearch({ from: '/audit' });
  const navigate = useNavigate({ from: '/audit' });
  const { data, error, refetch } = useAudit(q, cursor);
  const completions = useCompletions(data?.items ?? NONE);
  const faults = error instanceof Problem ? faultsOf(error.body.errors) : [];
  const isBarred = error !== null && statusOf(error) === 403;
  const ask = (text: string): void =>
    void navigate({ search: ({ cursor: _cursor, ...now }) => ({ ...now, q: text === '' ? undefined : text }) });
  return (
    <main id="content" className="width">
      <div className="page-head">
        <PageTitle text={t('page.audit')} />
        {data && data.items.length > 0 && <ExportButton what="events" filters={{ q: q === '' ? undefined : q }} />}
      </div>
      {isBarred && <NoRoleNotice trouble={error} />}
      {!isBarred && (
        <Paper component="section" className="card audit-card" withBorder>
          <SearchBox
            asked={q}
            ask={ask}
            {...completions}
            isFaulty={faults.length > 0}
            describedBy={faults.length > 0 ? FAULTS : undefined}
          />
          {faults.length > 0 && <QueryFaults id={FAULTS} text={q} faults={faults} mend={ask} />}
          <SavedSearches asked={q} isSound={data !== undefined} />
        </Paper>
      )}
      {error && !isBarred && faults.length === 0 && (
        <TroubleNotice trouble={error} shown={data !== undefined} retry={() => void refetch()} />
      )}
      {!data && !error && <Skeleton height={480} radius="md" />}
      {data && (
        <Paper component="section" className="card" withBorder aria-label={t('audit.entries')}>
          {data.items.length === 0 ? <Text c="dimmed">{t('audit.none')}</Text> : <EntriesTable entries={data.items} />}
          <nav className="ways" aria-label={t('audit.pages')}>
            {cursor !== undefined && (
              <Link from="/audit" to="." search={({ cursor: _cursor, ...now }) => now}>
                {t('audit.first')}
              </Link>
            )}
            {data.next !== null && (
              <Link from="/audit" to="." search={(now) => ({ ...now, cursor: data.next ?? undefined })}>
                {t('audit.more')}
              </Link>
            )}
          </nav>
        </Paper>
      )}
    </main>
  );
};
