import { NativeSelect } from '@mantine/core';
import { answerOf, authoriseEarlyAnswer, policy } from '@lib/client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseNow } from '../frame/clock-state';
import { RecordButton } from '../frame/record-button';
import { useAsking } from '../frame/service';

interface VersionDocument {
  readonly version: number;
  readonly reviewWindow: { readonly earlyAnswer: boolean };
  readonly reasons: { readonly early_answer_authorised?: readonly (string | { readonly code: string })[] };
}

/** Where the case's policy version knows an exception from the floor (P27): a supervisor may make it, with a reason. */
export const EarlyAnswer = ({ shown }: { shown: CaseNow }) => {
  const { t } = useTranslation();
  const ask = useAsking();
  const { caseId, policyId, policyVersion } = shown;
  const [reasonCode, choose] = useState('');
  const { data: version } = useQuery({
    queryKey: ['policy', policyId],
    queryFn: async () => answerOf(await policy({ ...ask, path: { policyId } })),
    staleTime: Infinity,
    select: ({ documents }) =>
      (documents as unknown as VersionDocument[]).find((each) => each.version === policyVersion),
  });
  if (!version?.reviewWindow.earlyAnswer) return null;
  const reasons = (version.reasons.early_answer_authorised ?? []).map((each) =>
    typeof each === 'string' ? each : each.code,
  );
  const send = async () => answerOf(await authoriseEarlyAnswer({ ...ask, path: { caseId }, body: { reasonCode } }));
  return (
    <RecordButton
      command="AuthoriseEarlyAnswer"
      sentence={t('case.early.sentence')}
      send={send}
      ready={reasonCode !== ''}
    >
      <NativeSelect
        label={t('case.early.reason')}
        value={reasonCode}
        data={[
          { value: '', label: t('case.early.choose') },
          ...reasons.map((code) => ({ value: code, label: t(`reason.${code}`, { defaultValue: code }) })),
        ]}
        onChange={(event) => choose(event.currentTarget.value)}
      />
    </RecordButton>
  );
};
