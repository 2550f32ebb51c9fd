import { randomUUID } from 'node:crypto';
import type { ApiProcess } from './api-process';

/** Takes one case through the API, from submission to the committee's turn. */
export const prepareCase = async (api: ApiProcess): Promise<string> => {
  const intake = await api.token('intake', 'sample-intake');
  const officer = await api.token('officer', 'sample-officer');
  const person = randomUUID();
  const { caseId, dataHash } = await post(`${api.url}/v1/cases`, intake, submissionOf(person));
  const steps: readonly [string, object][] = [
    ['verify-data', { dataHash, matchedAgainst: 'original' }],
    ['attest-data', { dataHash, method: 'signature', signer: person, capacity: 'self', statementVersion: 1 }],
    ['give-review-notice', { noticeVersion: 1, language: 'ar', channel: 'phone', toldTo: 'beneficiary' }],
    ['refer-to-research', {}],
  ];
  for (const [command, body] of steps) await post(`${api.url}/v1/cases/${caseId}/${command}`, officer, body);
  return caseId;
};

export const submissionOf = (person: string): object => ({
  applicantId: person,
  beneficiaryId: person,
  origin: 'own_request',
  channel: 'website',
  serviceMode: 'remote',
  beneficiaryKind: 'external',
  segment: 'family',
  requestedSupport: 'financial',
  personal: [{ subject: person, data: { name: 'نورة', story: 'تحتاج الأسرة إلى دعم', household: 5 } }],
});

const post = async (url: string, token: string, body: object): Promise<{ caseId: string; dataHash: string }> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text}`);
  return JSON.parse(text) as { caseId: string; dataHash: string };
};
