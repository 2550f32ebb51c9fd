import { Button, NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../frame/use-language';
import { DueChoice } from './due-choice';
import { filterWord } from './filter-word';
import { codesOf, filters, inForce, type Asked } from './filters';
import { SearchField } from './search-field';

/** Search, order and every filter; what is in force stands as a chip that a press takes off. */
export const FilterBar = ({ asked, asOf }: { asked: Asked; asOf: string | undefined }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate({ from: '/cases' });
  const [open, setOpen] = useState(false);
  const set = (name: string, value: string | undefined, replace = false): void =>
    void navigate({
      to: '.',
      search: ({ cursor: _cursor, ...now }) => ({ ...now, [name]: value || undefined }),
      replace,
    });
  return (
    <section className="filter-bar" aria-label={t('cases.filters')}>
      <div className="filter-line">
        {/* Each letter that is typed after the first is no place to go back to. */}
        <SearchField value={asked.q ?? ''} onText={(text) => set('q', text, asked.q !== undefined)} />
        <NativeSelect
          size="sm"
          aria-label={t('cases.order')}
          value={asked.order ?? 'newest'}
          data={(['newest', 'due'] as const).map((value) => ({ value, label: t(`cases.order.${value}`) }))}
          onChange={(event) =>
            set('order', event.currentTarget.value === 'newest' ? undefined : event.currentTarget.value)
          }
        />
        <Button variant="default" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('cases.filters')}
        </Button>
      </div>
      {open && (
        <div className="filter-panel card">
          {filters.map(({ name, list }) => (
            <NativeSelect
              key={name}
              size="xs"
              label={t(`filter.${name}`)}
              value={asked[name] ?? ''}
              data={[
                { value: '', label: t('cases.any') },
                ...codesOf(list).map((code) => ({ value: code, label: filterWord(t, language, name, code) })),
              ]}
              onChange={(event) => set(name, event.currentTarget.value)}
            />
          ))}
          <DueChoice due={asked.due} asOf={asOf} set={(due) => set('due', due)} />
        </div>
      )}
      <Chips asked={asked} drop={(name) => set(name, undefined)} />
    </section>
  );
};

const Chips = ({ asked, drop }: { asked: Asked; drop: (name: string) => void }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const chips = inForce(asked);
  if (chips.length === 0) return null;
  return (
    <ul className="chips">
      {chips.map(({ name, value }) => (
        <li key={name}>
          <button type="button" onClick={() => drop(name)} title={t('cases.drop')}>
            {t(`filter.${name}`)}: <bdi>{filterWord(t, language, name, value)}</bdi> <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  );
};
