import { Refused } from '@lib/domain';
import type { ToDoList } from '@lib/reactions';
import { caseOf, closableCase, deskOf, dyingAt, inquiryOf, fill, linksList, type Desk } from '../e2e/booked-cases';
import { quick, Service } from '../e2e/service';
import { until } from '../e2e/until';

jest.setTimeout(60_000);

const ROUNDS = 12;
const atOnce = { topicCode: 'timing', toldTo: 'beneficiary' };

describe('P19: a case that is closed has no open inquiry, and one with none can be closed', () => {
  let service: Service;
  let list: ToDoList | undefined;
  let one: Desk;
  let other: Desk;

  beforeAll(async () => {
    // No timers here: nobody listens at this address, and nothing asks it.
    service = await Service.start(
      async () => ({ address: '127.0.0.1:9', namespace: 'none', taskQueue: 'none' }) as never,
    );
    await service.adopt('quick', { ...quick(1), reviewWindow: { ...quickWindow, floor: null } });
    await service.adopt('short', {
      ...quick(1),
      reviewWindow: { ...quickWindow, floor: null },
      objectionWithin: 'PT3S',
    });
    [one, other] = [deskOf(service), deskOf(service)];
  });
  afterEach(async () => {
    await list?.close();
    list = undefined;
  });
  afterAll(() => service.stop());

  const begin = (abandonedAfterMs?: number): void => {
    list = linksList(service, abandonedAfterMs);
  };
  const closes = (caseId: string): Promise<void> =>
    until('the case closes', async () => ['CaseClosed', 'case_closed'].includes(await one.close(caseId)));
  const never = async (caseId: string, inquiryId: string): Promise<void> => {
    const [found, inquiry] = [await caseOf(service, caseId), await inquiryOf(service, inquiryId)];
    const open = inquiry?.status === 'open' && inquiry.caseId === caseId;
    expect({ closed: found.ended?.kind === 'closed', open }).not.toEqual({ closed: true, open: true });
    if (open) expect(found.openInquiries).toMatchObject([{ inquiryId, round: inquiry.round }]);
  };
  const codeOf = async (act: Promise<unknown>): Promise<string> =>
    act.then(
      () => 'done',
      (error: unknown) => (error instanceof Refused ? error.code : String(error)),
    );

  test('P19: one opens an inquiry and one closes the case in the same millisecond, again and again', async () => {
    begin();
    const outcomes = new Set<string>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const caseId = await closableCase(service, 'quick');
      // From before to after, a little later each round: every place between two writes is met.
      const first = round === 0 ? await other.close(caseId) : undefined;
      const opening = one.receive(caseId);
      if (round === ROUNDS - 1) await opening;
      const closing = first ?? later(round).then(() => other.close(caseId));
      const [opened, closed] = await Promise.all([opening, closing]);
      await never(caseId, opened.id);
      const inquiry = await inquiryOf(service, opened.id);
      outcomes.add(closed);
      expect([inquiry?.caseId, inquiry?.aboutCaseId]).toEqual(
        closed === 'CaseClosed' ? [undefined, caseId] : [caseId, undefined],
      );
      await one.send(opened.id, 'AnswerInquiry', { channel: 'phone' });
      await closes(caseId);
    }
    expect([...outcomes].sort()).toEqual(['CaseClosed', 'inquiry_open']);
  });

  test('P19: killed between the two writes, the same key completes it, and it is one', async () => {
    for (const when of ['before', 'after'] as const) {
      const caseId = await closableCase(service, 'quick');
      const key = `killed ${when}`;
      await expect(
        deskOf(service, dyingAt(service.store, when)).receive(caseId, key, { answer: atOnce }),
      ).rejects.toThrow();
      expect(await other.close(caseId)).toBe('inquiry_open');
      const { id, events } = await one.receive(caseId, key, { answer: atOnce });
      expect(events.map(({ type }) => type)).toEqual(['InquiryReceived', 'InquiryAnswered']);
      expect((await service.store.load(`inquiry-${id}`)).events).toHaveLength(2);
      expect(await service.count(caseId, 'InquiryOpened')).toBe(1);
      begin();
      await closes(caseId);
      await list?.close();
    }
  });

  test('P19: killed and never tried again, its entry is released; a late writer loses', async () => {
    const caseId = await closableCase(service, 'quick');
    const dying = deskOf(service, dyingAt(service.store, 'before'));
    await expect(dying.receive(caseId, 'late')).rejects.toThrow();
    begin(0);
    await closes(caseId);
    expect(await codeOf(one.receive(caseId, 'late'))).toBe('inquiry_abandoned');
    const anew = await one.receive(caseId, 'anew');
    expect(await inquiryOf(service, anew.id)).toMatchObject({ status: 'open', aboutCaseId: caseId });
  });

  test('P19: released and written in the same moment, one of the two wins and the case can be closed', async () => {
    begin(0);
    for (let round = 0; round < ROUNDS; round += 1) {
      const caseId = await closableCase(service, 'quick');
      const key = `racing ${round}`;
      const code = await codeOf(one.receive(caseId, key, { answer: atOnce }));
      expect(['done', 'inquiry_abandoned']).toContain(code);
      await closes(caseId);
    }
  });

  test('P19: an answer that did not help: reopened, it stands in the book again, whoever closes meanwhile', async () => {
    begin(0);
    const reason = { reasonCode: 'answer_did_not_help' };
    for (let round = 0; round < ROUNDS; round += 1) {
      const caseId = await closableCase(service, 'quick');
      const begun = await codeOf(one.receive(caseId, `asked ${round}`, { answer: atOnce }));
      if (begun !== 'done') continue;
      const { id } = await one.receive(caseId, `asked ${round}`, { answer: atOnce });
      const [reopened] = await Promise.all([
        codeOf(one.send(id, 'ReopenInquiry', reason)),
        codeOf(other.send(id, 'ReopenInquiry', reason)),
        other.close(caseId),
      ]);
      expect(['done', 'inquiry_unanswered', 'inquiry_not_entered']).toContain(reopened);
      await never(caseId, id);
      if ((await inquiryOf(service, id))?.status === 'open') await one.send(id, 'AnswerInquiry', { channel: 'phone' });
      await closes(caseId);
      await never(caseId, id);
    }
  });

  test('P19: a reopening killed between the two writes is released, and the next one is taken', async () => {
    const caseId = await closableCase(service, 'quick');
    const { id } = await one.receive(caseId, undefined, { answer: atOnce });
    const reason = { reasonCode: 'answer_did_not_help' };
    await expect(deskOf(service, dyingAt(service.store, 'before')).send(id, 'ReopenInquiry', reason)).rejects.toThrow();
    expect((await caseOf(service, caseId)).openInquiries).toMatchObject([{ inquiryId: id, round: 2 }]);
    begin(0);
    await until('the entry is released', async () => (await caseOf(service, caseId)).openInquiries.length === 0);
    await list?.close();
    await one.send(id, 'ReopenInquiry', reason);
    expect(await inquiryOf(service, id)).toMatchObject({ status: 'open', round: 3, caseId });
    expect(await other.close(caseId)).toBe('inquiry_open');
  });

  test('P1 P2: a dispute holds the case open, is settled by another hand, and upheld begins a new round', async () => {
    begin();
    const caseId = await closableCase(service, 'quick');
    const { id } = await one.dispute(caseId);
    expect(await other.close(caseId)).toBe('inquiry_open');
    for (const hand of ['officer', 'committee', 'intake'] as const)
      expect(await codeOf(one.settle(id, 'upheld', hand))).toBe('own_case');
    await one.settle(id, 'upheld');
    await closes(caseId);
    expect((await caseOf(service, caseId)).openInquiries).toEqual([]);
    await service.send('supervisor', 'ReopenCase', caseId, { to: 'new_round', reasonCode: 'dispute_upheld' });
    expect(await caseOf(service, caseId)).toMatchObject({ status: 'preparing', ended: undefined });
  });

  test('P2: after the time of the version it is no dispute any more, and still an inquiry', async () => {
    const caseId = await closableCase(service, 'short');
    const inTime = await one.dispute(caseId, 'in time');
    expect(inTime.events.map(({ type }) => type)).toEqual(['DisputeOpened']);
    await until('the time is over', async () => (await codeOf(one.dispute(caseId))) === 'objection_too_late');
    const late = await one.receive(caseId, undefined, { kind: 'complaint' });
    expect(await inquiryOf(service, late.id)).toMatchObject({ status: 'open', caseId, kind: 'complaint' });
    expect((await one.dispute(caseId, 'in time')).replayed).toBe(true);
  });

  test('P2: killed between the two writes, a dispute is released too', async () => {
    const caseId = await closableCase(service, 'quick');
    await expect(deskOf(service, dyingAt(service.store, 'before')).dispute(caseId, 'late')).rejects.toThrow();
    expect(await other.close(caseId)).toBe('inquiry_open');
    begin(0);
    await closes(caseId);
    expect(await codeOf(one.dispute(caseId, 'late'))).toBe('dispute_abandoned');
  });

  test('one key, two bodies, two cases at once: the one that lost is released from the other book', async () => {
    const [first, second] = [await closableCase(service, 'quick'), await closableCase(service, 'quick')];
    const answers = await Promise.all([
      codeOf(one.receive(first, 'twice', { answer: atOnce })),
      codeOf(other.receive(second, 'twice', { answer: atOnce })),
    ]);
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(1);
    begin(0);
    await Promise.all([closes(first), closes(second)]);
  });

  test('a case that takes no more events holds up no other', async () => {
    const [full, next] = [await closableCase(service, 'quick'), await closableCase(service, 'quick')];
    for (const caseId of [full, next]) await one.receive(caseId);
    await fill(service, full);
    const open = async (caseId: string) => (await caseOf(service, caseId)).openInquiries[0]?.inquiryId;
    for (const caseId of [full, next])
      await one.send(String(await open(caseId)), 'AnswerInquiry', { channel: 'phone' });
    begin();
    await closes(next);
    expect(await one.close(full)).toBe('inquiry_open');
  });

  test('folded anew from the log, the board and the list are what they were', async () => {
    const rows = async (): Promise<unknown[]> => [
      ...(await service.database.query('select * from inquiry_board order by stream')),
      ...(await service.database.query('select * from inquiry_links order by link')),
    ];
    await until('all is folded', async () => service.caughtUp('inquiry-board'));
    const before = await rows();
    expect(before.length).toBeGreaterThan(ROUNDS);
    await service.dropReadModels();
    await until('all is folded anew', async () => service.caughtUp('inquiry-board'));
    await until('the list too', async () => service.caughtUp('inquiry-links'));
    expect(await rows()).toEqual(before);
  });
});

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const quickWindow = (quick(1) as { reviewWindow: object }).reviewWindow;
