import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import './clause-text.css';
import { clauseWords } from './clause-words';
import { addWords } from './page-words';
import { useClauses } from './use-clauses';

addWords(clauseWords);

/** The board's own words, which rule, and their sense in English. */
const ClauseText = ({ clause }: { clause: string }) => {
  const { t } = useTranslation();
  const { data, error } = useClauses();
  const found = data?.find((each) => each.clause === clause);
  if (error && !data) return t('trouble.away');
  if (!data) return <Skeleton component="span" height={60} />;
  if (!found) return t('clause.unknown');
  return (
    <>
      <q lang="ar" dir="rtl">
        {found.text.ar}
      </q>
      <span lang="en" dir="ltr">
        {found.text.en}
      </span>
      <small>{t(found.binding ? 'clause.binding' : 'clause.guiding')}</small>
    </>
  );
};

export default ClauseText;
