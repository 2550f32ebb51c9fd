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

interface Answer {
  readonly caseId: string;
  readonly dataHash: string;
  readonly revision: number;
}

const IN_A_ROW = 3;

/** Until its stream holds so many events: who asks is answered, again and again. */
export const lengthen = async (api: ApiProcess, caseId: string, events: number): Promise<void> => {
  const officer = await api.token('officer', 'sample-officer');
  const researcher = await api.token('researcher', 'sample-researcher');
  const of = (command: string): string => `${api.url}/v1/cases/${caseId}/${command}`;
  for (let nth = 0, revision = 0; revision < events - 1; nth += 1) {
    const clarificationId = `question-${Math.floor(nth / IN_A_ROW)}`;
    const turn = nth % IN_A_ROW;
    const said = { clarificationId, topicCode: 'procedure', channel: 'phone' };
    const answer =
      turn === 0
        ? await post(of('ask-clarification'), officer, said)
        : turn === 1
          ? await post(of('give-clarification'), researcher, said)
          : await post(of('record-contact-attempt'), officer, {
              purpose: 'information',
              channel: 'phone',
              toldTo: 'applicant',
            });
    revision = answer.revision;
  }
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

const post = async (url: string, token: string, body: object): Promise<Answer> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text}`);
  return JSON.parse(text) as Answer;
};
