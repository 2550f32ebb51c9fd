import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** The pages of one case. */
export const CaseTabs = ({ caseId }: { caseId: string }) => {
  const { t } = useTranslation();
  return (
    <nav className="tabs" aria-label={t('case')}>
      <Link to="/cases/$caseId" params={{ caseId }} activeOptions={{ exact: true, includeSearch: false }}>
        {t('case.tab.now')}
      </Link>
      <Link to="/cases/$caseId/history" params={{ caseId }} activeOptions={{ includeSearch: false }} preload="viewport">
        {t('page.history')}
      </Link>
    </nav>
  );
};
