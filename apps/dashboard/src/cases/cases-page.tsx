import { Paper, Skeleton } from '@mantine/core';
import { Problem } from '@lib/client';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NoRoleNotice, TroubleNotice } from '../frame/notices';
import { PageTitle } from '../frame/page-title';
import { addWords } from '../frame/page-words';
import { usePreference } from '../frame/preference';
import { SeriesChoice } from '../frame/series-choice';
import { UnknownSeries, useUnknownSeries } from '../frame/unknown-series';
import { statusOf } from '../frame/service';
import './cases.css';
import { CaseTable } from './case-table';
import { casesWords } from './cases-words';
import { columns, usualColumns } from './columns';
import { FilterBar } from './filter-bar';
import { NoCases, OldLinkNotice } from './list-notices';
import { ListTools } from './list-tools';
import { PageTurner } from './page-turner';
import { SavedViews } from './saved-views';
import { SelectionBar } from './selection-bar';
import { useCases } from './use-cases';

addWords(casesWords);

/** Cases by what the address asks for, a page at a time. */
export const CasesPage = () => {
  const { t } = useTranslation();
  const { lang: _lang, ...asked } = useSearch({ from: '/cases' });
  const unknown = useUnknownSeries();
  const { data, error, refetch } = useCases(asked);
  const [chosen, choose] = usePreference<readonly string[]>('cases.columns', usualColumns);
  const [dense, setDense] = usePreference('cases.dense', false);
  const [selected, select] = useState<ReadonlySet<string>>(new Set());
  const place = JSON.stringify(asked);
  useEffect(() => select(new Set()), [place]);
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
      <FilterBar asked={asked} asOf={data?.asOf} />
      {wrong.length > 0 && <OldLinkNotice names={wrong} asked={asked} />}
      {error && statusOf(error) === 403 && <NoRoleNotice trouble={error} />}
      {error && wrong.length === 0 && statusOf(error) !== 403 && (
        <TroubleNotice trouble={error} shown={data !== undefined} retry={() => void refetch()} />
      )}
      {!data && !error && <Skeleton height={420} radius="md" />}
      {data && wrong.length === 0 && (
        <Paper component="section" className="card" withBorder data-dense={dense || undefined}>
          <ListTools
            page={data}
            asked={asked}
            shown={shown}
            chosen={chosen}
            choose={choose}
            dense={dense}
            setDense={setDense}
          />
          {unknown !== undefined ? (
            <UnknownSeries policy={unknown} />
          ) : data.items.length === 0 ? (
            <NoCases asked={asked} />
          ) : (
            <CaseTable page={data} shown={shown} selected={selected} select={select} />
          )}
          <SelectionBar
            cases={data.items.filter(({ caseId }) => selected.has(caseId))}
            clear={() => select(new Set())}
          />
          <PageTurner next={data.next} cursor={asked.cursor} />
        </Paper>
      )}
    </main>
  );
};

/** The parts of the address that the service does not take, by their names. */
const wrongFilters = (error: Error | null): readonly string[] =>
  error instanceof Problem && error.status === 400
    ? (error.body.errors ?? []).map(({ pointer }) => pointer.replace(/^\//, ''))
    : [];
