import { Skeleton } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NothingNotice, TroubleNotice } from '../frame/notices';
import { PageTitle } from '../frame/page-title';
import { addWords } from '../frame/page-words';
import { SeriesChoice } from '../frame/series-choice';
import { statusOf } from '../frame/service';
import { ClauseMatrix } from './clause-matrix';
import './policy.css';
import { policyWords } from './policy-words';
import { Receipts } from './receipts';
import { usePolicy } from './use-policy';
import { VersionDifferences } from './version-differences';
import { VersionsTable } from './versions-table';

addWords(policyWords);

const LIVE = 'main';

/** What the board adopted, version by version and clause by clause, and what in the system bears each clause. */
export const PolicyPage = () => {
  const { t } = useTranslation();
  const { policy: policyId = LIVE } = useSearch({ from: '/policy' });
  const { data, error, refetch } = usePolicy(policyId);
  const isUnknown = error !== null && statusOf(error) === 404;
  return (
    <main id="content" className="width">
      <div className="page-head">
        <PageTitle text={t('page.policy')} />
        <div className="tools">
          <SeriesChoice />
        </div>
      </div>
      {isUnknown && <NothingNotice title={t('policy.unknown.title')} text={t('policy.unknown.text')} />}
      {error && !isUnknown && <TroubleNotice trouble={error} shown={data !== undefined} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={220} radius="md" />}
      {data && (
        <>
          <VersionsTable series={data} />
          <VersionDifferences key={policyId} series={data} />
          <Receipts policyId={policyId} />
        </>
      )}
      <ClauseMatrix />
    </main>
  );
};
