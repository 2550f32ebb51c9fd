import { Button, Paper, Skeleton } from '@mantine/core';
import { answerOf, cases, Problem, type CasesData } from '@lib/client';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NoRoleNotice, Notice, TroubleNotice } from '../frame/notices';
import { PageTitle } from '../frame/page-title';
import { addWords } from '../frame/page-words';
import { usePreference } from '../frame/preference';
import { SeriesChoice } from '../frame/series-choice';
import { statusOf, useAsking } from '../frame/service';
import './cases.css';
import { CaseTable } from './case-table';
import { casesWords } from './cases-words';
import { columns, usualColumns } from './columns';
import { FilterBar } from './filter-bar';
import { inForce, type Asked } from './filters';
import { ListTools } from './list-tools';
import { SavedViews } from './saved-views';
import { SelectionBar } from './selection-bar';

addWords(casesWords);

const PAGE = 50;
const LOOK_AGAIN_MS = 15_000;

/** Cases by what the address asks for, a page at a time. */
export const CasesPage = () => {
  const { t } = useTranslation();
  const { lang: _lang, ...asked } = useSearch({ from: '/cases' });
  const { data, error, refetch } = useCases(asked);
  const [chosen, choose] = usePreference<readonly string[]>('cases.columns', usualColumns);
  const [dense, setDense] = usePreference('cases.dense', false);
  const [selected, select] = useState<ReadonlySet<string>>(new Set());
  const { cursor } = asked;
  useEffect(() => select(new Set()), [cursor]);
  const shown = columns.filter(({ name }) => chosen.includes(name));
  const wrong = wrongFilters(error);
  return (
    <main id="content" className="width cases-page">
      <div className="page-head">
        <PageTitle text={t('page.cases')} />
        <div className="tools">
          <SeriesChoice />
          <SavedViews />
        </div>
      </div>
      <FilterBar asked={asked} />
      {wrong.length > 0 && <OldLinkNotice names={wrong} />}
      {error && statusOf(error) === 403 && <NoRoleNotice trouble={error} />}
      {error && wrong.length === 0 && statusOf(error) !== 403 && (
        <TroubleNotice trouble={error} shown={data !== undefined} retry={() => void refetch()} />
      )}
      {!data && !error && <Skeleton height={420} radius="md" />}
      {data && wrong.length === 0 && (
        <Paper component="section" className="card" withBorder data-dense={dense || undefined}>
          <ListTools
            cases={data.items}
            shown={shown}
            chosen={chosen}
            choose={choose}
            dense={dense}
            setDense={setDense}
          />
          {data.items.length === 0 ? (
            <NoCases asked={asked} />
          ) : (
            <CaseTable cases={data.items} shown={shown} selected={selected} select={select} />
          )}
          <SelectionBar
            cases={data.items.filter(({ caseId }) => selected.has(caseId))}
            clear={() => select(new Set())}
          />
          <PageTurner next={data.next} cursor={cursor} />
        </Paper>
      )}
    </main>
  );
};

const useCases = (asked: Asked) => {
  const ask = useAsking();
  return useQuery({
    queryKey: ['cases', asked, ask.headers['accept-language']],
    queryFn: async () => answerOf(await cases({ ...ask, query: { ...asked, limit: PAGE } as CasesData['query'] })),
    placeholderData: (before) => before,
    refetchInterval: LOOK_AGAIN_MS,
  });
};

/** The parts of the address that the service does not take, by their names. */
const wrongFilters = (error: Error | null): readonly string[] =>
  error instanceof Problem && error.status === 400
    ? (error.body.errors ?? []).map(({ pointer }) => pointer.replace(/^\//, ''))
    : [];

/** A link from earlier times asks for what there is no more: the rest of it still holds. */
const OldLinkNotice = ({ names }: { names: readonly string[] }) => {
  const { t } = useTranslation();
  return (
    <Notice title={t('cases.oldLink.title')} kind="old-link">
      <p>
        {t('cases.oldLink.text', {
          names: names.map((name) => t(`filter.${name}`, { defaultValue: name })).join(t('list.comma')),
        })}
      </p>
      <Link
        to="/cases"
        search={(now) => Object.fromEntries(Object.entries(now).filter(([name]) => !names.includes(name)))}
      >
        {t('cases.oldLink.go')}
      </Link>
    </Notice>
  );
};

const NoCases = ({ asked }: { asked: Asked }) => {
  const { t } = useTranslation();
  return (
    <div className="no-cases">
      <p>{t('cases.none')}</p>
      {(inForce(asked).length > 0 || asked.q !== undefined) && (
        <Link to="/cases" search={({ lang, policy }) => ({ lang, policy })}>
          {t('cases.all')}
        </Link>
      )}
    </div>
  );
};

const PageTurner = ({ next, cursor }: { next: string | null; cursor: string | undefined }) => {
  const { t } = useTranslation();
  const { history } = useRouter();
  if (next === null && cursor === undefined) return null;
  return (
    <nav className="page-turner" aria-label={t('cases.pages')}>
      {cursor !== undefined && (
        <>
          <Link to="/cases" search={({ cursor: _cursor, ...now }) => now}>
            {t('cases.first')}
          </Link>
          <Button variant="default" size="xs" onClick={() => history.back()}>
            {t('cases.previous')}
          </Button>
        </>
      )}
      {next !== null && (
        <Link to="/cases" search={(now) => ({ ...now, cursor: next })} className="next-page">
          {t('cases.next')}
        </Link>
      )}
    </nav>
  );
};
