import { Paper, Skeleton, Table, Text } from '@mantine/core';
import { answerOf, cases, type CasesData } from '@lib/client';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CaseLink } from '../frame/case-link';
import { Instant } from '../frame/instant';
import { TroubleNotice } from '../frame/notices';
import { PageTitle } from '../frame/page-title';
import { addWords } from '../frame/page-words';
import { SeriesChoice } from '../frame/series-choice';
import { useAsking } from '../frame/service';
import { casesWords } from './cases-words';

addWords(casesWords);

const PAGE = 50;

/** Cases by what the address asks for, a page at a time. */
export const CasesPage = () => {
  const { t } = useTranslation();
  const ask = useAsking();
  const { lang: _language, ...asked } = useSearch({ from: '/cases' });
  const { data, error, refetch } = useQuery({
    queryKey: ['cases', asked],
    queryFn: async () => answerOf(await cases({ ...ask, query: { ...asked, limit: PAGE } as CasesData['query'] })),
    placeholderData: (before) => before,
  });
  return (
    <main id="content" className="width">
      <div className="page-head">
        <PageTitle text={t('page.cases')} />
        <div className="tools">
          <SeriesChoice />
        </div>
      </div>
      {error && <TroubleNotice trouble={error} shown={data !== undefined} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={420} radius="md" />}
      {data && (
        <Paper component="section" className="card" withBorder>
          {data.items.length === 0 ? (
            <Text c="dimmed">{t('cases.none')}</Text>
          ) : (
            <Table className="queue" highlightOnHover>
              <Table.Thead>
                <Table.Tr>
                  {['reference', 'stage', 'segment', 'case.submitted'].map((column) => (
                    <Table.Th scope="col" key={column}>
                      {t(column)}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {data.items.map((shown) => (
                  <Table.Tr key={shown.caseId}>
                    <Table.Td data-label={t('reference')}>
                      <CaseLink caseId={shown.caseId} reference={shown.reference} />
                    </Table.Td>
                    <Table.Td data-label={t('stage')}>{t(`stage.${shown.stage}`)}</Table.Td>
                    <Table.Td data-label={t('segment')}>
                      {t(`segment.${shown.segment}`, { defaultValue: shown.segment ?? '' })}
                    </Table.Td>
                    <Table.Td data-label={t('case.submitted')}>
                      <Instant at={shown.submittedAt} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )}
          {data.next !== null && (
            <Link to="/cases" search={(now) => ({ ...now, cursor: data.next ?? undefined })}>
              {t('cases.more')}
            </Link>
          )}
        </Paper>
      )}
    </main>
  );
};
