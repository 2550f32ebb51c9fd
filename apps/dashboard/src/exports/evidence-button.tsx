import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addWords } from '../frame/page-words';
import { RecordButton } from '../frame/record-button';
import { useLanguage } from '../frame/use-language';
import { exportsWords } from './exports-words';
import { useExportRequest } from './use-export-request';

addWords(exportsWords);

const LANGUAGES = [
  { value: 'ar', label: 'العربية' },
  { value: 'en', label: 'English' },
];

/** Asks for the evidence of one case, in Arabic or English; for those alone who may. */
export const EvidenceButton = ({ caseId }: { caseId: string }) => {
  const { t } = useTranslation();
  const request = useExportRequest();
  const [language, choose] = useState(useLanguage());
  if (!request) return null;
  return (
    <RecordButton
      command="page.evidence"
      sentence={t('exports.sentence.evidence')}
      send={() => request({ what: 'evidence', format: 'zip', language, caseId })}
    >
      <NativeSelect
        label={t('exports.language')}
        value={language}
        data={LANGUAGES}
        onChange={(event) => choose(event.currentTarget.value === 'en' ? 'en' : 'ar')}
      />
    </RecordButton>
  );
};
