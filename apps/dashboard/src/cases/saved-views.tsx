import { Button, TextInput } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { parseAddress } from '../frame/address';
import { usePreference } from '../frame/preference';

interface View {
  readonly name: string;
  /** The address without the language and the place in the list. */
  readonly search: string;
}

/** Lists that somebody comes back to, by names of their own; kept in this browser. */
export const SavedViews = () => {
  const { t } = useTranslation();
  const { searchStr } = useLocation();
  const [views, keep] = usePreference<readonly View[]>('cases.views', []);
  const [name, setName] = useState('');
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const { lang: _lang, cursor: _cursor, ...search } = parseAddress(searchStr);
    const called = name.trim();
    if (called === '') return;
    keep([
      ...views.filter((view) => view.name !== called),
      { name: called, search: new URLSearchParams(search).toString() },
    ]);
    setName('');
  };
  return (
    <details className="column-choice saved-views">
      <summary>{t('cases.views')}</summary>
      <div className="column-list">
        {views.length === 0 && <p>{t('cases.views.none')}</p>}
        {views.map((view) => (
          <span key={view.name} className="saved-view">
            <Link to="/cases" search={({ lang }) => ({ lang, ...parseAddress(view.search) })}>
              <bdi>{view.name}</bdi>
            </Link>
            <button
              type="button"
              className="plain"
              aria-label={t('cases.views.drop', { name: view.name })}
              onClick={() => keep(views.filter((each) => each !== view))}
            >
              ×
            </button>
          </span>
        ))}
        <form onSubmit={save}>
          <TextInput
            size="xs"
            label={t('cases.views.name')}
            value={name}
            maxLength={60}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" size="xs" variant="default">
            {t('cases.views.save')}
          </Button>
        </form>
      </div>
    </details>
  );
};
