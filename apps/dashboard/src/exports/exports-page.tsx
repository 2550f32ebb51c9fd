import { Paper, Skeleton, Text } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { auditWords } from '../audit/audit-words';
import { casesWords } from '../cases/cases-words';
import { Notice, NoRoleNotice, TroubleNotice } from '../frame/notices';
import { PageTitle } from '../frame/page-title';
import { addWords } from '../frame/page-words';
import { statusOf } from '../frame/service';
import './exports.css';
import { ExportsTable } from './exports-table';
import { exportsWords } from './exports-words';
import { useExports } from './use-exports';

addWords(casesWords);
addWords(auditWords);
addWords(exportsWords);

/** What I took out of the house: each file, how far it is, until when it is kept. */
export const ExportsPage = () => {
  const { t } = useTranslation();
  const { cursor } = useSearch({ from: '/exports' });
  const { data, error, refetch } = useExports(cursor);
  const isBarred = error !== null && statusOf(error) === 403;
  return (
    <main id="content" className="width">
      <div className="page-head">
        <PageTitle text={t('page.exports')} />
      </div>
      {isBarred && <NoRoleNotice trouble={error} />}
      {!isBarred && <p className="today exports-intro">{t('exports.intro')}</p>}
      {error && !isBarred && <TroubleNotice trouble={error} shown={data !== undefined} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={320} radius="md" />}
      {data?.items.length === 0 && cursor === undefined && <NoExports />}
      {data && data.items.length > 0 && (
        <Paper component="section" className="card" withBorder aria-label={t('exports.list')}>
          <ExportsTable exports={data.items} />
          <nav className="ways" aria-label={t('exports.pages')}>
            {cursor !== undefined && (
              <Link from="/exports" to="." search={({ cursor: _cursor, ...now }) => now}>
                {t('exports.first')}
              </Link>
            )}
            {data.next !== null && (
              <Link from="/exports" to="." search={(now) => ({ ...now, cursor: data.next ?? undefined })}>
                {t('exports.more')}
              </Link>
            )}
          </nav>
        </Paper>
      )}
    </main>
  );
};

const NoExports = () => {
  const { t } = useTranslation();
  return (
    <Notice title={t('exports.none.title')} kind="nothing">
      <Text>{t('exports.none.text')}</Text>
      <nav className="ways">
        <Link to="/cases">{t('page.cases')}</Link>
        <Link to="/audit">{t('page.audit')}</Link>
      </nav>
    </Notice>
  );
};
