import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hijriDay } from '../frame/dates';
import { useLanguage } from '../frame/use-language';
import { codesOf, filters, inForce, type Asked } from './filters';

const TYPED_MS = 250;

/** Search, order and every filter; what is in force stands as a chip that a press takes off. */
export const FilterBar = ({ asked }: { asked: Asked }) => {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/cases' });
  const [open, setOpen] = useState(false);
  const set = (name: string, value: string | undefined): void =>
    void navigate({ to: '.', search: ({ cursor: _cursor, ...now }) => ({ ...now, [name]: value || undefined }) });
  return (
    <section className="filter-bar" aria-label={t('cases.filters')}>
      <div className="filter-line">
        <SearchField value={asked.q ?? ''} onText={(text) => set('q', text)} />
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
                ...codesOf(list).map((code) => ({ value: code, label: t(`${list}.${code}`) })),
              ]}
              onChange={(event) => set(name, event.currentTarget.value)}
            />
          ))}
        </div>
      )}
      <Chips asked={asked} drop={(name) => set(name, undefined)} />
    </section>
  );
};

const SearchField = ({ value, onText }: { value: string; onText: (text: string) => void }) => {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return undefined;
    const timer = setTimeout(() => onText(text.trim()), TYPED_MS);
    return () => clearTimeout(timer);
  });
  return (
    <TextInput
      type="search"
      data-search
      className="search-field"
      aria-label={t('cases.search')}
      placeholder={t('cases.search')}
      value={text}
      maxLength={100}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
};

const Chips = ({ asked, drop }: { asked: Asked; drop: (name: string) => void }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const chips = inForce(asked);
  if (chips.length === 0) return null;
  const word = (name: string, value: string): string => {
    const list = filters.find((each) => each.name === name)?.list;
    if (list) return t(`${list}.${value}`, { defaultValue: value });
    return name.startsWith('due') && !Number.isNaN(Date.parse(value)) ? hijriDay(value, language) : value;
  };
  return (
    <ul className="chips">
      {chips.map(({ name, value }) => (
        <li key={name}>
          <button type="button" onClick={() => drop(name)} title={t('cases.drop')}>
            {t(`filter.${name}`)}: <bdi>{word(name, value)}</bdi> <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  );
};
