import { useTranslation } from 'react-i18next';
import { NothingNotice } from '../frame/notices';
import { PageTitle } from '../frame/page-title';

/** No such case, or none that who looks may know of: the two are not told apart. */
export const UnknownCase = () => {
  const { t } = useTranslation();
  return (
    <main id="content" className="width">
      <PageTitle text={t('unknownCase.title')} />
      <NothingNotice title={t('unknownCase.title')} text={t('unknownCase.text')} />
    </main>
  );
};
