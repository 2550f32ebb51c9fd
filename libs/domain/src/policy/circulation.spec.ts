import {
  calendarVersionOne,
  decidePolicy,
  decideStanding,
  evolvePolicy,
  evolveStanding,
  initialPolicy,
  nextDueOf,
  nothingYet,
  policyDecider,
  systemActor,
  versionOneOfMain,
  type Pins,
  type PolicyCommand,
  type PolicyEvent,
  type PolicySeries,
  type Standing,
} from '@lib/domain';
import { sentencesOf } from '@lib/testing';
import { actor, day } from '../../fixtures/life-of-a-case';

const given = sentencesOf<PolicyCommand, PolicySeries, PolicyEvent>({
  decide: decidePolicy,
  evolve: evolvePolicy,
  initial: initialPolicy,
});
const send = (type: PolicyCommand['type'], data: object, by = actor('board'), at = day(1)): PolicyCommand =>
  ({ type, data: { policyId: 'main', ...data }, at, by }) as PolicyCommand;
const adopted = decidePolicy(
  send('AdoptPolicy', { version: 1, effectiveFrom: day(0) }, actor('board'), day(0)),
  initialPolicy,
)[0]!;
const circulated: PolicyEvent = {
  type: 'PolicyCirculated',
  data: { policyId: 'main', occurredAt: day(1), version: 1, roles: ['officer', 'researcher'] },
};

/** Whoever works by it. */
const everybody = [
  'intake',
  'officer',
  'researcher',
  'committee',
  'provider',
  'supervisor',
  'auditor',
  'privacy',
] as const;

describe('P3 a version is circulated, with a receipt each', () => {
  it('P3 goes to all who work by it, or to those who are named, and to nobody twice', () => {
    given(adopted)
      .when(send('CirculatePolicy', { version: 1, roles: ['officer', 'researcher'] }))
      .then(circulated);
    given(adopted, circulated)
      .when(send('CirculatePolicy', { version: 1, roles: ['officer', 'committee'] }))
      .then({ ...circulated, data: { ...circulated.data, roles: ['committee'] } } as PolicyEvent);
    given(adopted, circulated)
      .when(send('CirculatePolicy', { version: 1, roles: ['researcher'] }))
      .thenNothing();
    given(adopted)
      .when(send('CirculatePolicy', { version: 1 }))
      .then({ ...circulated, data: { ...circulated.data, roles: everybody } } as PolicyEvent);
    given(adopted)
      .when(send('CirculatePolicy', { version: 2 }))
      .thenRefused('version_unknown', { pointer: '/version', allowed: [1] });
  });

  it('P3 is acknowledged once by each of those whom it was sent to', () => {
    const officer = actor('officer');
    const receipt: PolicyEvent = {
      type: 'PolicyAcknowledged',
      data: { policyId: 'main', occurredAt: day(1), version: 1, actorId: officer.id, roles: ['officer'] },
    };
    given(adopted, circulated)
      .when(send('AcknowledgePolicy', { version: 1 }, officer))
      .then(receipt);
    given(adopted, circulated, receipt)
      .when(send('AcknowledgePolicy', { version: 1 }, officer))
      .thenNothing();
    given(adopted, circulated)
      .when(send('AcknowledgePolicy', { version: 1 }, actor('provider')))
      .thenRefused('not_circulated', { roles: ['officer', 'researcher'] });
    given(adopted)
      .when(send('AcknowledgePolicy', { version: 1 }, officer))
      .thenRefused('not_circulated', { version: 1, roles: [] });
  });

  it('P3 keeps to whom each version went, and who has it', () => {
    const officer = actor('officer');
    const more: PolicyEvent = {
      type: 'PolicyCirculated',
      data: { ...circulated.data, version: 1, roles: ['board'] } as never,
    };
    const receipt = (actorId: string): PolicyEvent => ({
      type: 'PolicyAcknowledged',
      data: { policyId: 'main', occurredAt: day(1), version: 1, actorId, roles: ['officer'] },
    });
    const series = [adopted, circulated, more, receipt(officer.id), receipt('b')].reduce(evolvePolicy, initialPolicy);
    expect(series.circulated).toEqual({ 1: ['officer', 'researcher', 'board'] });
    expect(series.acknowledged).toEqual({ 1: [officer.id, 'b'] });
  });
});

describe('P3 the review of a policy', () => {
  const documents = { policy: versionOneOfMain(day(0)), calendar: calendarVersionOne };
  const standing = (...events: PolicyEvent[]): Standing =>
    events.reduce<Standing>((before, event) => evolveStanding(policyDecider, before, event), nothingYet);
  const ownOf = (...events: PolicyEvent[]) => standing(...events).own as PolicySeries & Pins;
  const ring = (at: string, before: Standing) =>
    decideStanding(policyDecider, send('PassTimelineStep', {}, systemActor, at), before, documents, 'policyId');

  it('P3 falls due a year after the adoption, nears before, and is counted anew from a review', () => {
    const before = standing(adopted);
    expect(nextDueOf(policyDecider, before, documents)).toBe(day(354 * 0.75));
    expect(ring(day(265), before)).toEqual([]);
    expect(ring(day(354), before).map(({ type }) => type)).toEqual(['PolicyReviewNeared', 'PolicyReviewMissed']);
    const reviewed = decidePolicy(send('ReviewPolicy', { outcome: 'kept' }, actor('board'), day(300)), {
      ...initialPolicy,
      versions: [versionOneOfMain(day(0))],
    });
    expect(reviewed).toMatchObject([{ type: 'PolicyReviewed', data: { version: 1, outcome: 'kept' } }]);
    expect(ring(day(354), standing(adopted, ...reviewed))).toEqual([]);
    expect(ring(day(654), standing(adopted, ...reviewed)).map(({ type }) => type)).toContain('PolicyReviewMissed');
  });

  it('P3 is of a series that there is, and of nothing else', () => {
    given()
      .when(send('ReviewPolicy', { outcome: 'kept' }))
      .thenRefused('policy_not_in_force');
    given(adopted).when(send('PassTimelineStep', {})).thenNothing();
    const [clock] = policyDecider.clocksOf(ownOf(adopted), documents);
    expect(clock).toMatchObject({
      start: 'policy_review:1',
      clause: 'P3',
      startOf: 'PolicyReviewed',
      startedAt: day(0),
    });
    const reviewed = policyDecider.decide(
      send('ReviewPolicy', { outcome: 'kept' }, actor('board'), day(300)),
      ownOf(adopted),
      documents,
      day(300),
    ) as PolicyEvent[];
    const [second] = policyDecider.clocksOf(ownOf(adopted, ...reviewed), documents);
    expect(second).toMatchObject({ start: 'policy_review:2', startedAt: day(300) });
    expect(policyDecider.clocksOf({ ...initialPolicy, use: 'live' } as never, documents)).toEqual([]);
    const missed = ring(day(354), standing(adopted)) as PolicyEvent[];
    const [late] = policyDecider.clocksOf(ownOf(adopted, ...missed), documents);
    expect(late).toMatchObject({ start: 'policy_review:1' });
    expect(policyDecider.decide(send('AdoptPolicy', { version: 1 }), undefined, documents, day(1))).toMatchObject([
      { type: 'PolicyAdopted' },
    ]);
  });

  it('P3 is nothing that a demonstration or a historical series waits for', () => {
    const demo = { ...adopted, data: { ...adopted.data, use: 'demonstration' } } as PolicyEvent;
    const document = { ...(adopted.data as { document: object }).document, use: 'demonstration' };
    const event = { ...demo, data: { ...demo.data, document } } as PolicyEvent;
    expect(nextDueOf(policyDecider, standing(event), documents)).toBeNull();
  });
});
