import { NativeSelect } from '@mantine/core';
import type { RequestExportBody } from '@lib/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addWords } from '../frame/page-words';
import { RecordButton } from '../frame/record-button';
import { exportsWords } from './exports-words';
import { useExportRequest } from './use-export-request';

addWords(exportsWords);

type Format = RequestExportBody['format'];

const FORMATS: readonly Format[] = ['xlsx', 'csv', 'json_lines'];

interface Parts {
  readonly what: 'cases' | 'events';
  /** As the list itself was asked. */
  readonly filters: Readonly<Record<string, string | undefined>>;
}

/** Asks for all of a list, not only the page that is seen; for those alone who may. */
export const ExportButton = ({ what, filters }: Parts) => {
  const { t } = useTranslation();
  const request = useExportRequest();
  const [format, choose] = useState<Format>('xlsx');
  if (!request) return null;
  const given = Object.fromEntries(
    Object.entries(filters).filter((each): each is [string, string] => each[1] !== undefined),
  );
  return (
    <RecordButton
      command="RequestExport"
      sentence={t(`exports.sentence.${what}`)}
      send={() => request({ what, format, filters: given })}
    >
      <NativeSelect
        label={t('exports.format')}
        value={format}
        data={FORMATS.map((each) => ({ value: each, label: t(`exportFormat.${each}`) }))}
        onChange={(event) => choose(event.currentTarget.value as Format)}
      />
    </RecordButton>
  );
};
