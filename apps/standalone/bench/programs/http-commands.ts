import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { serve } from '../program';
import { runWriters, type Writer, type Written } from '../writers';

export interface CommandSetting {
  readonly url: string;
  readonly connections: number;
  /** How many cases a connection has open at a time. */
  readonly casesEach: number;
  readonly tokens: { readonly intake: readonly string[]; readonly officer: readonly string[] };
}

interface Case {
  applicantId: string;
  caseId: string;
  dataHash: string;
  /** Which step it waits for, and after how many it gives way to a new one. */
  next: number;
  last: number;
}

interface Step {
  readonly command: string;
  body(found: Case): object;
}

const submission = (applicantId: string): object => ({
  applicantId,
  beneficiaryId: applicantId,
  origin: 'own_request',
  channel: 'website',
  serviceMode: 'remote',
  beneficiaryKind: 'external',
  segment: 'family',
  requestedSupport: 'financial',
  personal: [{ subject: applicantId, data: { name: 'نورة', story: 'تحتاج الأسرة إلى دعم', household: 5 } }],
});

/** What an officer does with a request that came in well prepared, up to the committee's turn. */
const steps: readonly Step[] = [
  { command: 'verify-data', body: ({ dataHash }) => ({ dataHash, matchedAgainst: 'original' }) },
  {
    command: 'attest-data',
    body: ({ dataHash, applicantId: signer }) => ({
      dataHash,
      method: 'signature',
      signer,
      capacity: 'self',
      statementVersion: 1,
    }),
  },
  {
    command: 'give-review-notice',
    body: () => ({ noticeVersion: 1, language: 'ar', channel: 'phone', toldTo: 'beneficiary' }),
  },
  { command: 'refer-to-research', body: () => ({}) },
];

serve<CommandSetting, Written & { sample: string }>(async ({ url, connections, casesEach, tokens }) => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let sample = '';
  const writers = Array.from({ length: connections }, (_, index): Writer => {
    const intake = tokens.intake[index % tokens.intake.length]!;
    const officer = tokens.officer[index % tokens.officer.length]!;
    const open = Array.from({ length: casesEach }, (_, place): Case => firstOf(place));
    let turn = 0;
    return async () => {
      const found = open[(turn += 1) % casesEach]!;
      if (found.next === found.last) {
        if (found.next === steps.length) sample = found.caseId;
        const applicantId = randomUUID();
        const { caseId, dataHash } = await post(agent, `${url}/v1/cases`, intake, submission(applicantId), 201);
        const last = found.caseId === '' ? found.last : steps.length;
        Object.assign(found, { applicantId, caseId, dataHash, next: 0, last });
        return;
      }
      const { command, body } = steps[found.next]!;
      await post(agent, `${url}/v1/cases/${found.caseId}/${command}`, officer, body(found), 200);
      found.next += 1;
    };
  });
  return async (seconds) => ({ ...(await runWriters(writers, seconds)), sample });
});

/** The first cases give way early, each after another step: at any later moment all commands are under way in equal parts. */
const firstOf = (place: number): Case => {
  const last = place % (steps.length + 1);
  return { applicantId: '', caseId: '', dataHash: '', next: last, last };
};

interface Answer {
  readonly caseId: string;
  readonly dataHash: string;
}

/** Throws on any other answer: a refusal is quick, and not what is measured. */
const post = (agent: Agent, url: string, token: string, body: object, expected: number): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const bytes = Buffer.from(JSON.stringify(body));
    const sent = request(url, {
      agent,
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'content-length': bytes.length,
        'idempotency-key': randomUUID(),
      },
    });
    sent.once('error', reject);
    sent.once('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.once('error', reject).once('end', () => {
        if (response.statusCode === expected) resolve(JSON.parse(text) as Answer);
        else reject(new Error(`${url} answered ${response.statusCode}: ${text}`));
      });
    });
    sent.end(bytes);
  });
