import { NativeSelect } from '@mantine/core';
import { answerOf, requestExport, type RequestExportBody } from '@lib/client';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addWords } from '../frame/page-words';
import { RecordButton } from '../frame/record-button';
import { useAsking, useRoles } from '../frame/service';
import { exportsWords } from './exports-words';
import { LAST_ASKED } from './use-exports';

addWords(exportsWords);

type Format = RequestExportBody['format'];

const FORMATS: readonly Format[] = ['xlsx', 'csv', 'json_lines'];

/** Who may take a list out of the house. */
const EXPORTERS = ['auditor', 'supervisor'];

interface Parts {
  readonly what: 'cases' | 'events';
  /** As the list itself was asked. */
  readonly filters: Readonly<Record<string, string | undefined>>;
}

/** Asks for all of a list, not only the page that is seen; for those alone who may. */
export const ExportButton = ({ what, filters }: Parts) => {
  const { t } = useTranslation();
  const ask = useAsking();
  const navigate = useNavigate();
  const roles = useRoles();
  const queries = useQueryClient();
  const [format, choose] = useState<Format>('xlsx');
  if (!roles?.some((role) => EXPORTERS.includes(role))) return null;
  const given = Object.fromEntries(
    Object.entries(filters).filter((each): each is [string, string] => each[1] !== undefined),
  );
  const send = async (): Promise<void> => {
    const { position } = answerOf(await requestExport({ ...ask, body: { what, format, filters: given } }));
    queries.setQueryData(LAST_ASKED, position);
    await navigate({ to: '/exports' });
  };
  return (
    <RecordButton command="RequestExport" sentence={t(`exports.sentence.${what}`)} send={send}>
      <NativeSelect
        label={t('exports.format')}
        value={format}
        data={FORMATS.map((each) => ({ value: each, label: t(`exportFormat.${each}`) }))}
        onChange={(event) => choose(event.currentTarget.value as Format)}
      />
    </RecordButton>
  );
};
