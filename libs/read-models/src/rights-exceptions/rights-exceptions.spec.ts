import fc from 'fast-check';
import {
  decideStanding,
  deciders,
  endedCase,
  endingBy,
  nothingYet,
  reopens,
  systemActor,
  versionOneOfMain,
  type HandedEvent,
  type PolicyVersion,
  type SurveySubject,
} from '@lib/domain';
import type { Recorded } from '@lib/event-store';
import { ArrayLog } from '../../test/array-log';
import { CaseScript, daysAfter, START, stepNames } from '../../test/case-script';
import { rightsExceptions, type RightsRow } from './rights-exceptions.fold';

const officer = { id: 'officer-1', kind: 'person' as const, roles: ['officer'] as const };
const main = versionOneOfMain('2023-11-27T00:00:00.000Z');
const historical: PolicyVersion = { ...main, policyId: 'past', use: 'historical' };

/** A case, its row, and the worker's part: what is not offered yet is offered. */
class World {
  readonly log = new ArrayLog();
  readonly script: CaseScript;
  private row: RightsRow | undefined;
  private folded = 0;

  constructor(readonly policy: PolicyVersion = main) {
    this.script = new CaseScript(this.log, policy);
  }

  current(): RightsRow | undefined {
    for (; this.folded < this.log.events.length; this.folded += 1) this.fold(this.log.events[this.folded]!);
    return this.row;
  }

  private fold(event: Recorded): void {
    for (const key of rightsExceptions.keys(event)) {
      const row = rightsExceptions.fold(this.row, event, this.script.documents, key);
      if (typeof row !== 'symbol') this.row = row && rightsExceptions.complete!(row, this.script.documents);
    }
  }

  /** What the view `invitations` selects. */
  get waits(): boolean {
    const row = this.current();
    return row?.endedAt !== undefined && !row.offered && row.use !== 'historical';
  }

  offer(at: string): void {
    if (!this.waits) return;
    const subject: SurveySubject = { kind: 'case', id: 'c', ending: this.current()!.ending! };
    const surveyId = `s${subject.ending}`;
    const data = { surveyId, subject, ...endedCase(this.caseEvents(), subject, this.script.documents) };
    const command = { type: 'OfferSurvey', data, at, by: systemActor };
    const events = decideStanding(deciders.survey!, command, nothingYet, this.script.documents, 'surveyId');
    for (const event of events) this.log.append(`survey-${surveyId}`, event.type, event.data);
  }

  caseEvents(): HandedEvent[] {
    return this.log.events
      .filter(({ streamName }) => streamName === 'case-c')
      .map(({ type, data, revision }) => ({ type, data, revision: Number(revision), actor: officer }));
  }

  offered(): number[] {
    return this.log.events
      .filter(({ type }) => type === 'SurveyInvited' || type === 'InvitationWithheld')
      .map(({ data }) => data.subject.ending);
  }
}

/** The revisions at which an open case ended. */
const endingsIn = (events: readonly HandedEvent[]): number[] => {
  const found: number[] = [];
  let ended = false;
  for (const event of events) {
    if (reopens(event)) ended = false;
    else if (endingBy(event) && !ended) {
      ended = true;
      found.push(event.revision);
    }
  }
  return found;
};

const discontinue = (reasonCode: string) =>
  ['DiscontinueRequest', { reasonCode, ...(reasonCode === 'duplicate' ? { relatesTo: other } : {}) }] as const;
const other = { caseId: 'other', relation: 'duplicate_of' };
const further = ['deceased', 'duplicate', 'moved_away', 'entered_in_error'].map(discontinue);
const reopen = ['ReopenCase', { to: 'as_it_was', reasonCode: 'person_found' }] as const;

const walk = fc.array(
  fc.oneof(
    fc.constantFrom(...stepNames),
    fc.constantFrom('withdraw' as const, 'close' as const),
    fc.constantFrom(...further, reopen, reopen),
  ),
  { maxLength: 40 },
);

describe('The right to rate, over whatever happens to a case (P13)', () => {
  it('P13: an ended live case always has an invitation or a ground, one an ending', () => {
    let reached = 0;
    fc.assert(
      fc.property(walk, (steps) => {
        const world = new World();
        world.script.submit('c');
        steps.forEach((step, index) => {
          const at = daysAfter(index * 16 + 1);
          if (typeof step === 'string') world.script.try('c', step, at);
          else world.script.send('c', step[0], step[1], at);
          world.offer(at);
          expect(world.waits).toBe(false);
        });
        const endings = endingsIn(world.caseEvents());
        reached += endings.length;
        expect(world.offered()).toEqual(endings);
      }),
      { numRuns: 400 },
    );
    expect(reached).toBeGreaterThan(200);
  });

  it('P13: a historical case is asked nothing, and its row says on what ground', () => {
    const world = new World(historical);
    const importer = { id: 'importer-1', kind: 'service' as const, roles: ['importer'] as const };
    world.script.submit('c', START, { occurredAt: START }, importer);
    world.script.send('c', 'WithdrawRequest', { occurredAt: START, channel: 'phone' }, START, importer);
    expect(world.waits).toBe(false);
    expect(world.current()).toMatchObject({ ground: 'historical', exceptional: true, endedAs: 'withdrawn' });
  });

  it('P13: what was discontinued for silence stands among the exceptions until it is reopened', () => {
    const world = new World();
    world.script.submit('c');
    for (const [days, channel] of [
      [1, 'phone'],
      [2, 'letter'],
      [3, 'phone'],
    ] as const)
      world.script.send('c', 'RecordContactAttempt', { channel, purpose: 'information' }, daysAfter(days));
    world.script.send('c', ...discontinue('unreachable'), daysAfter(40));
    world.offer(daysAfter(40));
    expect(world.current()).toMatchObject({
      silence: 'unreachable',
      ground: undefined,
      offered: true,
      exceptional: true,
    });
    world.script.send('c', ...reopen, daysAfter(41));
    expect(world.current()).toMatchObject({ silence: undefined, exceptional: false, endedAt: undefined });
  });

  it('P13: an invitation that was withdrawn at a death stands there with its ground, that of an earlier ending does not', () => {
    const world = new World();
    world.script.submit('c');
    world.script.try('c', 'withdraw', daysAfter(1));
    world.offer(daysAfter(1));
    const withdraw = (ending: number) =>
      world.log.append(`survey-s${ending}`, 'InvitationWithdrawn', {
        surveyId: `s${ending}`,
        subject: { kind: 'case', id: 'c', ending },
        ground: 'deceased',
      });
    const { ending } = world.current()!;
    withdraw(ending! - 1);
    expect(world.current()).toMatchObject({ offered: true, withdrawn: false, exceptional: false });
    withdraw(ending!);
    expect(world.current()).toMatchObject({ offered: true, withdrawn: true, ground: 'deceased', exceptional: true });
    expect(world.waits).toBe(false);
  });

  it('P27: an answer that was given before the floor stands there for good', () => {
    const world = new World();
    world.script.submit('c');
    world.script.steps('c', ['verify', 'attest', 'notice', 'refer'], daysAfter(1));
    world.script.send('c', 'ReportEarlyAnswer', { toldAt: daysAfter(2), reasonCode: 'told_by_staff' }, daysAfter(3));
    expect(world.current()).toMatchObject({ earlyAnswers: 1, exceptional: true, notedAt: daysAfter(3) });
  });
});
