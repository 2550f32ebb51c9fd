import { useTranslation } from 'react-i18next';

/** A clause of the policy by its number. */
export const ClauseMark = ({ clause }: { clause: string }) => {
  const { t } = useTranslation();
  return (
    <span className="clause">
      {t('clause')} <bdi>{clause.replace(/^P/, '')}</bdi>
    </span>
  );
};
