import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePreference } from '../frame/preference';

const MOST = 20;

/** Searches that somebody comes back to; kept in this browser. */
export const SavedSearches = ({ asked, isSound }: { asked: string; isSound: boolean }) => {
  const { t } = useTranslation();
  const [saved, keep] = usePreference<readonly string[]>('audit.searches', []);
  const isNew = asked !== '' && !saved.includes(asked);
  return (
    <div className="saved-searches">
      {saved.length > 0 && (
        <ul aria-label={t('audit.saved')}>
          {saved.map((search) => (
            <li key={search}>
              <Link to="/audit" search={({ lang, policy }) => ({ lang, policy, q: search })}>
                <bdi dir="ltr">{search}</bdi>
              </Link>
              <button
                type="button"
                className="plain"
                aria-label={t('audit.saved.drop', { search })}
                onClick={() => keep(saved.filter((each) => each !== search))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      {isNew && isSound && (
        <Button variant="default" size="xs" onClick={() => keep([asked, ...saved].slice(0, MOST))}>
          {t('audit.save')}
        </Button>
      )}
    </div>
  );
};
