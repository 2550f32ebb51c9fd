import {
  decidePolicy,
  differencesBetween,
  initialPolicy,
  type PolicyCommand,
  type PolicyEvent,
  type PolicySeries,
  type PolicyVersion,
} from '@lib/domain';
import { actor, day, versionOne } from '../../fixtures/life-of-a-case';

const series: PolicySeries = { ...initialPolicy, policyId: 'main', use: 'live', versions: [versionOne] };
const documentOf = (events: readonly PolicyEvent[]): PolicyVersion =>
  (events[0]!.data as { document: PolicyVersion }).document;
const adopt = (data: object, by = actor('board'), before = series): PolicyVersion =>
  documentOf(
    decidePolicy(
      { type: 'AdoptPolicy', data: { policyId: 'main', version: 2, ...data }, at: day(1), by } as PolicyCommand,
      before,
    ),
  );

const words = { ar: 'نص', en: 'text' };
/** Of each member another value than version 1 has, with the clause by which the difference is shown. */
const others: Readonly<Record<string, [clause: string, value: unknown]>> = {
  basis: ['P30', { meeting: 9, term: 2, hijriDate: '1447-07-12', date: '2026-01-01' }],
  gates: ['P25', ['data_verified']],
  warnAfterShare: ['P27', 0.5],
  registrationFrom: ['P28', 'verification'],
  receivedAtMostBack: ['P21', 'P10D'],
  warning: ['P20', { attempts: 4, channels: 3, wait: 'P40D', reasonCodes: ['unreachable'] }],
  form: ['P18', { required: ['name'], requiredBySupport: {} }],
  decision: ['P26', { requires: ['reasons'] }],
  segments: ['P4', ['other']],
  support: ['P32', ['other']],
  urgency: ['P4', ['normal']],
  topics: ['P22', ['other']],
  attachmentKinds: ['P16', ['other']],
  requirements: ['P28', {}],
  confirmationWait: ['P29', 'P7D'],
  objectionWithin: ['P2', 'P30D'],
  followUps: ['P5', [{ after: 'P60D' }]],
  findings: ['P5', ['other']],
  departments: ['P35', ['services']],
  documents: ['P18', []],
  formFields: ['P18', [{ code: 'name', words }]],
  retention: ['P1', { length: 'P365D', source: 'house' }],
};

describe('P3 what a new version says holds, and what it does not say stays', () => {
  it.each(Object.entries(others))('%s', (member, [clause, value]) => {
    const next = adopt({ [member]: value });
    expect(next).toEqual({ ...versionOne, version: 2, effectiveFrom: day(1), [member]: value });
    const shown = differencesBetween(versionOne, next);
    expect(shown.length).toBeGreaterThan(0);
    for (const difference of shown) {
      expect(difference.clause).toBe(clause);
      expect(difference.pointer).toMatch(new RegExp(`^/${member}(/|$)`));
    }
  });

  it.each<[string, object, string, string]>([
    ['reasons', { rejected: ['other'] }, '/reasons/rejected', 'P26'],
    ['survey', { minimumSample: 9 }, '/survey/minimumSample', 'P13'],
    ['reminders', { registration: ['P3D'] }, '/reminders/registration', 'P20'],
    ['notifications', { digestAt: null }, '/notifications/digestAt', 'P5'],
    ['texts', { attestation: [{ version: 1, words }] }, '/texts/attestation', 'P23'],
    ['texts', { notice: [{ version: 1, words }] }, '/texts/notice', 'P24'],
    ['texts', { answerRejected: [{ version: 1, words }] }, '/texts/answerRejected', 'P26'],
    ['windows', { service: { clause: 'P29', target: null } }, '/windows/service/target', 'P29'],
    ['reviewWindow', { from: 'notice' }, '/reviewWindow/from', 'P27'],
    ['reviewWindow', { basis: 'P30' }, '/reviewWindow/basis', 'P27'],
    ['reviewWindow', { earlyAnswer: true }, '/reviewWindow/earlyAnswer', 'P27'],
    ['reviewWindow', { ceiling: { length: 'P60D', source: 'house' } }, '/reviewWindow/ceiling', 'P27'],
    ['clauses', [...versionOne.clauses, { id: 'P37', binding: false, words }], '/clauses', 'P30'],
  ])('a part of the %s %j', (member, part, pointer, clause) => {
    const next = adopt({ [member]: part });
    const before = versionOne[member as keyof PolicyVersion] as object;
    const after = Array.isArray(part) ? part : { ...before, ...part };
    expect(next).toEqual({ ...versionOne, version: 2, effectiveFrom: day(1), [member]: after });
    expect(differencesBetween(versionOne, next).map((each) => [each.clause, each.pointer])).toEqual([
      [clause, pointer],
    ]);
  });

  it('null takes a length away; one that is given says its source, its clause and what counts', () => {
    expect(adopt({ reviewWindow: { target: null } }).reviewWindow.target).toBeNull();
    expect(adopt({ retention: { length: 'P90D' } }).retention).toEqual({ length: 'P90D', source: 'house' });
    const target = { length: 'P20D', clause: 'P27', source: 'policy', counting: 'working_days' };
    expect(adopt({ reviewWindow: { target } }).reviewWindow.target).toEqual(target);
  });

  it('P30 a first version of another series begins without a meeting; main keeps the one that adopted it', () => {
    const historical = { ...initialPolicy };
    const first = adopt({ policyId: 'old-book', version: 1, use: 'historical' }, actor('importer'), historical);
    expect(first).toEqual({
      ...versionOne,
      policyId: 'old-book',
      use: 'historical',
      effectiveFrom: day(1),
      basis: {},
    });
    expect(adopt({ version: 1 }, actor('board'), initialPolicy).basis).toEqual(versionOne.basis);
    const second = { policyId: 'old-book', use: 'historical' as const, versions: [{ ...first, basis: { note: 'n' } }] };
    expect(adopt({ policyId: 'old-book' }, actor('importer'), { ...initialPolicy, ...second }).basis).toEqual({
      note: 'n',
    });
  });

  it('P3 a member that neither side knows by a clause of its own is shown under the policy’s own', () => {
    const [one, other] = [versionOne, { ...versionOne, made_up: 1 }] as PolicyVersion[];
    expect(differencesBetween(one!, other!)).toEqual([{ clause: 'P3', pointer: '/made_up', after: 1 }]);
    const window = { ...versionOne.windows, made_up: { clause: 'P9', target: null } };
    expect(differencesBetween(versionOne, { ...versionOne, windows: window } as PolicyVersion)).toMatchObject([
      { clause: 'P3', pointer: '/windows/made_up' },
    ]);
  });
});

describe('P3 the use of a series that does not say it', () => {
  const useOf = (policyId: string, ...roles: Parameters<typeof actor>) =>
    adopt({ policyId, version: 1 }, actor(...roles), initialPolicy).use;

  it('is live for main, historical for an importer, a demonstration for all others', () => {
    expect(useOf('main', 'board')).toBe('live');
    expect(useOf('old-book', 'importer')).toBe('historical');
    expect(useOf('show', 'supervisor')).toBe('demonstration');
    expect(useOf('show', 'board')).toBe('demonstration');
    expect(useOf('show', 'importer', 'board')).toBe('demonstration');
  });

  it('is that of the versions before it', () => {
    const before = {
      ...initialPolicy,
      use: 'historical' as const,
      versions: [{ ...versionOne, use: 'historical' as const }],
    };
    expect(adopt({ policyId: 'old-book' }, actor('board'), before).use).toBe('historical');
  });
});
