import { NativeSelect } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { endOfDay } from '../frame/dates';
import { DayPicker } from './day-picker';
import type { Entry } from './replay';

type Way = 'latest' | 'at' | 'knownAt';
const WAYS: readonly Way[] = ['latest', 'at', 'knownAt'];
const VIEWS = ['timeline', 'table', 'json'] as const;

/**
 * By which of the two kinds of time the case is looked at, on which day, in which view, and beside which other entry. A
 * step from entry to entry leaves it as it is: it names every one of them.
 */
export const MomentBar = memo(({ entries }: { entries: readonly Entry[] }) => {
  const { t } = useTranslation();
  const search = useSearch({
    from: '/cases/$caseId/history',
    select: ({ at, knownAt, view, against }) => ({ at, knownAt, view, against }),
    structuralSharing: true,
  });
  const navigate = useNavigate({ from: '/cases/$caseId/history' });
  const way: Way = search.at !== undefined ? 'at' : search.knownAt !== undefined ? 'knownAt' : 'latest';
  const given = search.at ?? search.knownAt;
  const look = (chosen: Way, instant: string | undefined): void =>
    void navigate({
      search: ({ view, against, lang, policy }) => ({
        view,
        against,
        lang,
        policy,
        ...(chosen === 'latest' ? {} : { [chosen]: instant ?? entries.at(-1)!.recordedAt }),
      }),
    });
  const set = (name: 'view' | 'against', value: string | undefined): void =>
    void navigate({ search: (now) => ({ ...now, [name]: value }), replace: true });
  const others = useMemo(
    () => [
      { value: '', label: t('history.compare.none') },
      ...entries.map(({ revision, type }) => ({
        value: String(revision),
        label: `${revision} · ${t(`line.${type}`)}`,
      })),
    ],
    [entries, t],
  );
  return (
    <div className="moment-bar card">
      <fieldset>
        <legend>{t('history.time')}</legend>
        <div className="segments">
          {WAYS.map((each) => (
            <label key={each}>
              <input type="radio" name="time" checked={way === each} onChange={() => look(each, given)} />
              <span>{t(`history.time.${each}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {way !== 'latest' && (
        <DayPicker
          label={t('history.day')}
          at={Number.isNaN(Date.parse(given ?? '')) ? undefined : given}
          onDay={(day) => look(way, endOfDay(day))}
        />
      )}
      <NativeSelect
        size="xs"
        label={t('history.view')}
        value={search.view ?? 'timeline'}
        data={VIEWS.map((view) => ({ value: view, label: t(`history.view.${view}`) }))}
        onChange={(event) =>
          set('view', event.currentTarget.value === 'timeline' ? undefined : event.currentTarget.value)
        }
      />
      <NativeSelect
        size="xs"
        label={t('history.compare')}
        value={search.against ?? ''}
        data={others}
        onChange={(event) => set('against', event.currentTarget.value || undefined)}
      />
      {way !== 'latest' && <small className="moment-explains">{t('history.time.explain')}</small>}
    </div>
  );
});
