import { useTranslation } from 'react-i18next';
import { PageTitle } from './page-title';

/** A heading that names a case; its number stays as it is written, whatever stands around it. */
export const CaseTitle = ({ phrase, name }: { phrase: string; name: string }) => {
  const { t } = useTranslation();
  const [before, after] = t(phrase, { name: '\u0000' }).split('\u0000');
  return (
    <PageTitle text={t(phrase, { name })}>
      {before}
      <bdi className="reference">{name}</bdi>
      {after}
    </PageTitle>
  );
};
