import type { Answer, Service } from './api-on-engines';

/** A request as an internal service sends it. */
export const aRequest = {
  applicantId: 'person-1',
  beneficiaryId: 'person-1',
  origin: 'own_request',
  channel: 'website',
  serviceMode: 'remote',
  beneficiaryKind: 'external',
  segment: 'family',
  requestedSupport: 'financial',
  personal: [{ subject: 'person-1', data: { name: 'نورة', story: 'تحتاج الأسرة إلى دعم' } }],
};

export interface Case {
  readonly id: string;
  dataHash: string;
  send(command: string, body?: unknown, as?: string): Promise<Answer>;
}

/** Throws when the service does not take it: a spec is not to go on without its case. */
export const submitted = async (service: Service, body: object = aRequest, as = 'intake'): Promise<Case> => {
  const answer = await service.post('/v1/cases', body, { as });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  const id = String(answer.body.caseId);
  return {
    id,
    dataHash: answer.body.dataHash,
    send: (command, given, by = 'officer') => service.post(`/v1/cases/${id}/${command}`, given, { as: by }),
  };
};

/** Steps that must succeed, each as the role that may do it. */
export const walk = async (found: Case, ...steps: readonly Step[]): Promise<void> => {
  for (const [command, as, body] of steps) {
    const answer = await found.send(command, body, as);
    if (answer.status !== 200) throw new Error(`${command}: ${JSON.stringify(answer.body)}`);
  }
};

export type Step = readonly [command: string, as: string, body?: unknown];

export const toReview = ({ dataHash }: Case): Step[] => [
  ['verify-data', 'officer', { dataHash, matchedAgainst: 'original' }],
  [
    'attest-data',
    'officer',
    { dataHash, method: 'signature', signer: 'person-1', capacity: 'self', statementVersion: 1 },
  ],
  ['give-review-notice', 'officer', { noticeVersion: 1, language: 'ar', channel: 'phone', toldTo: 'beneficiary' }],
  ['refer-to-research', 'officer'],
];

export const aDecision = {
  outcome: 'accepted',
  reasonCodes: ['eligible'],
  granted: [{ support: 'financial', valueHalalas: 100_000 }],
  members: ['member-1', 'member-2'],
  minutes: { number: '12/1448', date: '2026-03-01' },
};
