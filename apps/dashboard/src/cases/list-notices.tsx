import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyNotice, Notice } from '../frame/notices';
import { useLanguage } from '../frame/use-language';
import { filterWord } from './filter-word';
import { inForce, type Asked } from './filters';

/** A link from earlier times asks for what there is no more: the rest of it still holds. */
export const OldLinkNotice = ({ names, asked }: { names: readonly string[]; asked: Asked }) => {
  const { t } = useTranslation();
  const given: Readonly<Record<string, string | undefined>> = asked;
  return (
    <Notice title={t('cases.oldLink.title')} kind="old-link">
      <p>{t('cases.oldLink.text')}</p>
      <ul>
        {names.map((name) => (
          <li key={name}>
            {t(`filter.${name}`, { defaultValue: name })}: <bdi>{given[name]}</bdi>
          </li>
        ))}
      </ul>
      <Link
        to="/cases"
        search={(now) => Object.fromEntries(Object.entries(now).filter(([name]) => !names.includes(name)))}
      >
        {t('cases.oldLink.go')}
      </Link>
    </Notice>
  );
};

/** Nothing in the list: what it could be asked for instead, one filter less at a time. */
export const NoCases = ({ asked }: { asked: Asked }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { policy, cursor, q } = asked;
  const narrowing = [...(q === undefined ? [] : [{ name: 'q', value: q } as const]), ...inForce(asked)];
  if (narrowing.length === 0 && policy === undefined && cursor === undefined) return <EmptyNotice />;
  return (
    <div className="no-cases">
      <p>{t('cases.none')}</p>
      {narrowing.length > 1 && (
        <ul>
          {narrowing.map(({ name, value }) => (
            <li key={name}>
              <Link to="/cases" search={({ cursor: _cursor, ...now }) => ({ ...now, [name]: undefined })}>
                {t('cases.without', { name: t(`filter.${name}`), value: filterWord(t, language, name, value) })}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <Link to="/cases" search={({ lang, policy: series }) => ({ lang, policy: series })}>
        {t('cases.all')}
      </Link>
    </div>
  );
};
