import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { watchers } from '../alerts/alerts';
import { useAlertCount, useChime } from '../alerts/use-alerts';
import { DisplayMenu } from './display-menu';
import icon from './icon.svg';
import { useRoles } from './service';
import { signOut } from './session';
import { useFigure } from './use-figure';
import { useLanguage } from './use-language';

export const Header = ({ signedIn }: { signedIn: boolean }) => {
  const { t } = useTranslation();
  const other = useLanguage() === 'ar' ? 'en' : 'ar';
  return (
    <header className="header">
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <div className="width">
        <Link to="/sla" className="brand">
          <img src={icon} alt="" width="28" height="28" />
          {t('product')}
        </Link>
        {signedIn && <Menu />}
        <div className="header-tools">
          <DisplayMenu />
          <Link
            to="."
            search={(now) => ({ ...now, lang: other })}
            state
            lang={other}
            hrefLang={other}
            className="language"
          >
            {t('otherLanguage')}
          </Link>
          {signedIn && (
            <Button variant="subtle" size="xs" onClick={() => void signOut()}>
              {t('signOut')}
            </Button>
          )}
        </div>
      </div>
    </header>
  );
};

/** Who may read cases; the others have the counters. */
const READERS = ['officer', 'researcher', 'committee', 'provider', 'supervisor', 'auditor', 'intake', 'importer'];

/** Who may look across all cases for what was done, and by whom. */
const AUDITORS = ['auditor', 'supervisor'];

/** The pages that a role may use; all at once, when it is known: a page that came between others would move them. */
const Menu = () => {
  const { t } = useTranslation();
  const roles = useRoles();
  const figure = useFigure();
  const count = useAlertCount();
  useChime();
  const reads = roles?.some((role) => READERS.includes(role));
  return (
    <nav className="menu" aria-label={t('menu')}>
      {roles && <Link to="/sla">{t('page.sla')}</Link>}
      {reads && <Link to="/cases">{t('page.cases')}</Link>}
      {reads && <Link to="/calendar">{t('page.calendar')}</Link>}
      {roles?.some((role) => watchers.includes(role)) && (
        <Link to="/alerts">
          {t('page.alerts')}
          {count > 0 && <b className="count">{figure(count)}</b>}
        </Link>
      )}
      {roles?.some((role) => AUDITORS.includes(role)) && (
        <>
          <Link to="/audit">{t('page.audit')}</Link>
          <Link to="/exports">{t('page.exports')}</Link>
        </>
      )}
      {roles && <Link to="/policy">{t('policy.menu')}</Link>}
    </nav>
  );
};
