import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { checkout, runHome, specHome } from '@lib/testing';
import { Started } from './started';

jest.setTimeout(240_000);

const receiptLog = path.join(checkout, '../shared/data/receipt.csv');

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const home = specHome(runHome(), 'command line');
let started: Started;
/** It waits for floors of 20 s, while the others go on. */
let demonstration: Promise<Ended>;

/** `mustafid …` against the started service, with a configuration folder of its own: no login of the machine's is found. */
const mustafid = (...words: string[]): Promise<Ended> => {
  const env = {
    ...process.env,
    MUSTAFID_URL: started.url,
    XDG_CONFIG_HOME: path.join(home, 'config'),
    LANG: 'C.UTF-8',
  };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [path.join(checkout, 'apps/cli/mustafid.js'), ...words],
      { env, maxBuffer: 1e8 },
      (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
      },
    );
  });
};

const mustafidJson = async <Body>(...words: string[]): Promise<Body> => {
  const ended = await mustafid('--json', ...words);
  if (ended.code !== 0) throw new Error(`mustafid ${words.join(' ')}: ${ended.code}\n${ended.stderr}`);
  return JSON.parse(ended.stdout) as Body;
};

const fileOf = (name: string, text: string): string => {
  const file = path.join(mkdtempSync(path.join(home, 'files-')), name);
  writeFileSync(file, text);
  return file;
};

interface Told {
  readonly type: string;
  readonly recordedAt: string;
}

interface Account {
  readonly cases: number;
  readonly refusals: Record<string, number>;
  readonly listed: readonly { line: number; reason: string }[];
}

/** Every case of the receipt log by its stage, read page by page from the board. */
const stagesOfLog = async (): Promise<Record<string, number>> => {
  const byStage: Record<string, number> = {};
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: { items: { stage: string }[]; next: string | null } = await mustafidJson(
      ...['case', 'list', '--policy', 'receipt-log', '--limit', '100', ...(cursor ? ['--cursor', cursor] : [])],
    );
    for (const { stage } of page.items) byStage[stage] = (byStage[stage] ?? 0) + 1;
    cursor = page.next;
  }
  return byStage;
};

/** The invitation to rate a case, as soon as it stands. */
const invitedOf = async (caseId: string): Promise<string> => {
  for (const deadline = performance.now() + 20_000; performance.now() < deadline;) {
    const { items } = await mustafidJson<{ items: { surveyId: string }[] }>('survey', 'list', '--case', caseId);
    if (items[0]) return items[0].surveyId;
  }
  throw new Error(`Nobody was invited to rate ${caseId}`);
};

beforeAll(async () => {
  started = await Started.on(home);
  await started.ready();
  demonstration = mustafid('--json', 'demo', '--whole');
});

afterAll(async () => {
  started.signal('SIGTERM');
  await started.ended();
});

describe('the command line', () => {
  it('ends with the code that tells a program what happened', async () => {
    expect((await mustafid('case', 'show', 'no-such-case')).code).toBe(3);
    expect((await mustafid('case', 'submit', '--data', '{')).code).toBe(2);
    expect((await mustafid('case', 'submit', '--data', '{}')).code).toBe(2);
    expect((await mustafid('nonsense')).code).toBe(2);
    expect(await mustafid('case', 'nonsense', 'any')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/unknown command 'nonsense'/),
    });
    expect(await mustafid('case', 'close-case')).toMatchObject({ code: 2, stderr: expect.stringMatching(/caseId/) });
    expect(await mustafid('inquiry')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^Usage: mustafid inquiry/),
    });
    expect(await mustafid('case', 'submit', '--file', '/nowhere')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/nowhere/),
    });
    expect(await mustafid('--version')).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
    expect((await mustafid('import', path.join(home, 'nowhere.csv'))).code).toBe(2);
    expect((await mustafid('--url', 'http://127.0.0.1:9', 'policy', 'list')).code).toBe(6);
  });

  it('docs/integrate.md takes a service from nothing to a first case, word for word', async () => {
    const page = readFileSync(path.join(checkout, 'docs/integrate.md'), 'utf8');
    const blocks = (kind: string): string =>
      [...page.matchAll(new RegExp(`\`\`\`${kind}\n(.*?)\`\`\``, 'gs'))].map(([, block]) => block).join('\n');
    const commands = blocks('sh').replace('http://127.0.0.1:3000', started.url);
    const program = blocks('ts').replace("require('./dist", `require('${checkout}/dist`);
    const script = fileOf(
      'integrate.sh',
      `set -eu\ncd "$(dirname "$0")"\n${commands}\nnode - <<'TS'\n${program}\nTS\n`,
    );
    const { stdout } = await promisify(execFile)('bash', [script]);
    expect(stdout).toContain('"type":"RequestSubmitted"');
    expect(stdout).toContain('"code":"shape_invalid"');
    const second = stdout.trim().slice(-36);
    expect(await mustafidJson('case', 'show', second)).toMatchObject({ caseId: second, revision: 0 });
  });

  it('submits once for a key, gives any command by its name, and says in words why one is refused', async () => {
    const request = JSON.stringify({
      ...{ applicantId: 'p-1', beneficiaryId: 'p-1', origin: 'own_request', channel: 'phone', serviceMode: 'remote' },
      ...{ beneficiaryKind: 'external', segment: 'student', requestedSupport: 'education', personal: [] },
    });
    const submit = ['case', 'submit', '--file', fileOf('request.json', request), '--key', 'one'];
    const first = await mustafidJson<{ caseId: string; dataHash: string }>(...submit);
    expect(await mustafidJson(...submit)).toEqual(first);
    const refused = await mustafid('case', 'refer-to-research', first.caseId);
    expect([refused.code, refused.stderr]).toEqual([5, expect.stringContaining('data_not_verified')]);
    const body = JSON.stringify({ dataHash: first.dataHash, matchedAgainst: 'original' });
    await mustafidJson('case', 'verify-data', first.caseId, '--data', body);
    const { items } = await mustafidJson<{ items: { type: string }[] }>('case', 'history', first.caseId);
    expect(items.map(({ type }) => type)).toEqual(['RequestSubmitted', 'DataVerified']);
  });

  it('receives an inquiry and opens a dispute, and gives any of their commands by name', async () => {
    const asked = JSON.stringify({ kind: 'suggestion', channel: 'interview' });
    const { inquiryId } = await mustafidJson<{ inquiryId: string }>('inquiry', 'receive', '--data', asked);
    const ruled = ['--data', JSON.stringify({ reasonCode: 'improves_service', channel: 'phone' })];
    await mustafidJson('inquiry', 'accept-suggestion', inquiryId, ...ruled);
    expect(await mustafidJson('inquiry', 'show', inquiryId)).toMatchObject({ ruling: 'suggestion_accepted' });
    const { items } = await mustafidJson<{ items: { type: string }[] }>('inquiry', 'history', inquiryId);
    expect(items.map(({ type }) => type)).toEqual(['InquiryReceived', 'SuggestionAccepted']);
    expect((await mustafid('inquiry', 'list', '--kind', 'suggestion')).stdout).toContain(inquiryId);
    const nowhere = JSON.stringify({ caseId: 'no-such-case', channel: 'letter' });
    expect((await mustafid('dispute', 'open', '--data', nowhere)).code).toBe(3);
    expect((await mustafid('dispute', 'list')).code).toBe(0);
  });

  it('registers a beneficiary and gives any command of theirs by name (P1, P14, P17)', async () => {
    const begin = JSON.stringify({ kind: 'external', segment: 'family' });
    const { beneficiaryId } = await mustafidJson<{ beneficiaryId: string }>(
      ...['beneficiary', 'register', '--data', begin, '--key', 'beneficiary-1'],
    );
    const orders = [
      ['add-dependant', { dependantId: 'child-1', relation: 'child' }],
      ['remove-dependant', { dependantId: 'child-1' }],
      ['grant-mandate', { agentId: 'agent-1', mandateKind: 'power_of_attorney' }],
      ['end-mandate', { agentId: 'agent-1', mandateKind: 'power_of_attorney' }],
      ['set-contact-preferences', { doNotContact: true }],
      ['give-consent', { purpose: 'media' }],
      ['withdraw-consent', { purpose: 'media' }],
      ['match-persons', { otherId: 'somebody' }],
      ['distinguish-persons', { otherId: 'somebody' }],
      ['correct-beneficiary', { kind: 'internal' }],
      ['record-death', { knownFrom: 'family' }],
      ['retract-death', {}],
    ] as const;
    for (const [command, body] of orders)
      await mustafidJson('beneficiary', command, beneficiaryId, '--data', JSON.stringify(body));
    const shown = await mustafidJson<object>('beneficiary', 'show', beneficiaryId);
    expect(shown).toMatchObject({ revision: orders.length, kind: 'internal', doNotContact: true, death: null });
    expect((await mustafid('beneficiary', 'list')).stdout).toContain('no_contact_wished');
    expect((await mustafid('beneficiary', 'history', beneficiaryId)).stdout).toContain('DeathRetracted');
  });

  it('says who acts without a mandate on record, and adds each date up step by step (P1, P9, P23)', async () => {
    const request = JSON.stringify({
      ...{ applicantId: 'agent-1', beneficiaryId: 'p-9', origin: 'proxy', channel: 'phone', serviceMode: 'remote' },
      ...{ beneficiaryKind: 'external', segment: 'orphan', requestedSupport: 'education', personal: [] },
    });
    const { caseId } = await mustafidJson<{ caseId: string }>('case', 'submit', '--data', request);
    const shown = await mustafid('case', 'show', caseId);
    expect(JSON.parse(shown.stdout)).toMatchObject({ hints: [{ code: 'mandate_not_registered' }] });
    expect(shown.stderr).toContain('agent-1: No mandate of this person');
    expect((await mustafid('case', 'clocks', caseId)).stdout).toMatch(/^preparation: running \(P21/m);
    const asked = JSON.stringify({ kind: 'question', channel: 'phone' });
    const { inquiryId } = await mustafidJson<{ inquiryId: string }>('inquiry', 'receive', '--data', asked);
    expect((await mustafid('inquiry', 'clocks', inquiryId)).stdout).toMatch(/every day counts +7200 +7200$/m);
    expect((await mustafid('policy', 'clocks', 'main')).stdout).toContain('policy_review: ');
    expect((await mustafid('survey', 'clocks', 'nowhere')).code).toBe(3);
    expect((await mustafid('follow-up', 'list')).code).toBe(0);
  });

  it('rates what has ended, once, with the words of the person, and shows the figures (P11, P13)', async () => {
    const request = JSON.stringify({
      ...{ applicantId: 'p-2', beneficiaryId: 'p-2', origin: 'own_request', channel: 'phone', serviceMode: 'remote' },
      ...{ beneficiaryKind: 'external', segment: 'elderly', requestedSupport: 'care', personal: [] },
    });
    const { caseId } = await mustafidJson<{ caseId: string }>('case', 'submit', '--data', request);
    await mustafidJson('case', 'withdraw-request', caseId, '--data', JSON.stringify({ channel: 'phone' }));
    const surveyId = await invitedOf(caseId);
    expect((await mustafid('survey', 'rate', surveyId, '6')).code).toBe(5);
    const rating = ['4', '--aspect', 'courtesy=5', 'time=2', '--by', 'p-2', '--words', 'شكرًا'];
    await mustafidJson('survey', 'rate', surveyId, ...rating);
    expect((await mustafid('survey', 'decline', surveyId, '--reason', 'no_wish')).stderr).toContain('already_rated');
    expect(await mustafidJson('survey', 'show', surveyId)).toMatchObject({
      ...{ state: 'rated', overall: 4, aspects: { courtesy: 5, time: 2 } },
      personal: [{ subject: 'p-2', data: { words: 'شكرًا' } }],
    });
    expect((await mustafid('survey', 'figures')).stdout).toMatch(/segment elderly +fewer than 5/);
    expect((await mustafid('survey', 'exceptions')).code).toBe(0);
  });

  it('lists by line what of a log cannot be read, and imports the rest', async () => {
    const header =
      'case:channel,case:concept:name,case:deadline,concept:instance,concept:name,org:resource,time:timestamp';
    const row = (task: number, activity: string, time: string): string =>
      `Desk,case-x${home.length},2011-12-06 13:41:31+01:00,task-${task},${activity},Resource1,${time}`;
    const rows = [row(1, 'Confirmation of receipt', '2011-10-11 13:45:40+02:00'), row(2, 'T02 Check', 'soon')];
    const account = await mustafidJson<Account>('import', fileOf('log.csv', [header, ...rows].join('\n')));
    expect(account.cases).toBe(1);
    expect(account.listed).toEqual([{ line: 3, reason: expect.stringContaining('time:timestamp') }]);
  });

  it('tells the demonstration: an accepted and a rejected case, with all that stands beside them', async () => {
    const { code, stdout, stderr } = await demonstration;
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('own_case') });
    const { cases } = JSON.parse(stdout) as { cases: { stage: string; events: Told[] }[] };
    expect(cases.map(({ stage }) => stage)).toEqual(['closed', 'closed']);
    const [accepted, rejected] = cases.map(({ events }) => events.map(({ type }) => type));
    for (const types of [accepted!, rejected!])
      expect(types.indexOf('DecisionNotified')).toBeGreaterThan(types.indexOf('ReviewFloorPassed'));
    for (const { events } of cases) {
      const at = (type: string): number => Date.parse(events.find((event) => event.type === type)!.recordedAt);
      expect(at('DecisionNotified') - at('ReferredToResearch')).toBeGreaterThanOrEqual(20_000); // P27, in seconds
    }
    expect(accepted).toEqual(expect.arrayContaining(['InquiryOpened', 'InquirySettled', 'ServiceConfirmed']));
    for (const told of ['ObstacleRemoved', 'FollowUpDone', 'DisputeSettled', 'ServiceRated'])
      expect(stderr).toContain(told);
  });

  it('asks for a file, goes on with one that was cut off, and finds the digest that was recorded', async () => {
    const asked = [
      'export',
      'request',
      'events',
      '--query',
      'type:PolicyAdopted',
      '--format',
      'csv',
      '--language',
      'ar',
    ];
    const { stdout } = await mustafid(...asked);
    const file = fileOf('taken.csv.part', '\ufeff').replace(/\.part$/, '');
    const taken = await mustafidJson<{ sha256: string; bytes: number }>(
      ...['exports', 'download', stdout.trim(), '--to', file],
    );
    expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(taken.sha256);
    expect(readFileSync(file, 'utf8')).toContain('PolicyAdopted');
    expect((await mustafid('export', 'list')).stdout).toContain(stdout.trim());
    expect((await mustafid('export', 'show', 'nothing')).code).toBe(3);
    expect((await mustafid('export', 'request', 'cases', '--filter', 'stage=nowhere')).code).toBe(2);
  });

  it('compares what the log asks for with what Temporal waits for', async () => {
    await demonstration; // while a case moves, its alarm may be on its way
    const found = await mustafidJson<Record<string, number>>('reconcile');
    expect(found).toMatchObject({ missing: 0, orphaned: 0, stale: 0 });
    expect(found['running']).toBeGreaterThanOrEqual(found['expected']!);
    expect((await mustafid('reconcile')).stdout).toMatch(/expected +running +missing +orphaned +stale/);
  });
});

describe('a filled year', () => {
  it('is told as its board shows it, meets no refusal, and is filled again without doubling anything', async () => {
    interface Filled {
      readonly cases: number;
      readonly commands: number;
      readonly refusals: object;
      readonly byStage: Readonly<Record<string, number>>;
      readonly byState: Readonly<Record<string, number>>;
    }
    const filled = await mustafidJson<Filled>('demo', '--fill', '60', '--seed', '3');
    expect(filled.refusals).toEqual({});
    expect(Object.values(filled.byStage).reduce((sum, count) => sum + count, 0)).toBe(60);
    expect(Object.keys(filled.byStage).length).toBeGreaterThanOrEqual(5);
    for (const state of ['met', 'met_late', 'not_yet_answerable', 'running'])
      expect(Object.keys(filled.byState)).toContain(state);
    const again = await mustafidJson<Filled>('demo', '--fill', '60', '--seed', '3');
    expect([again.byStage, again.commands, again.refusals]).toEqual([filled.byStage, filled.commands, {}]);
    expect((await mustafid('demo', '--fill', '0')).code).toBe(2);
  });
});

// The log itself is not part of the project: where it does not lie beside the checkout, this is not declared.
(existsSync(receiptLog) ? describe : () => undefined)('the real log', () => {
  it('goes through the same door with its pinned totals, and what is imported again doubles nothing', async () => {
    const account = await mustafidJson<Account>('import', receiptLog);
    expect(account.cases).toBe(1434);
    expect(account.refusals).toEqual({ already_decided: 4, not_decided: 1 });
    const stages = { preparation: 118, ready: 8, review: 5, decided: 4, answered: 1299 };
    const { preparation, ...others } = await stagesOfLog();
    expect({ preparation: (preparation ?? 0) - 1, ...others }).toEqual(stages); // one is of the log above
    const again = readFileSync(receiptLog, 'utf8').split('\n').slice(0, 400).join('\n');
    await mustafidJson<Account>('import', fileOf('again.csv', again));
    expect(await stagesOfLog()).toEqual({ ...stages, preparation: stages.preparation + 1 });
  });
});
