import {
  decideStanding,
  evolveStanding,
  exportDecider,
  inquiryDecider,
  nextDueOf,
  nextStepOf,
  nothingYet,
  type AggregateEvent,
  type Standing,
} from '@lib/domain';
import { mainDocuments, onDay, sentencesFor, type Said } from '../fixtures/decided';

const { after } = sentencesFor(inquiryDecider, 'inquiryId');
const received: Said = {
  type: 'ReceiveInquiry',
  at: onDay(0),
  by: 'intake',
  data: { kind: 'question', channel: 'phone', topicCode: 'procedure' },
};
const standing = after(received).standing;
const actor = { id: 'officer-1', kind: 'person', roles: ['officer'] } as const;
const assign = (at: string, standingNow: Standing = standing): readonly AggregateEvent[] => {
  const command = { type: 'AssignInquiry', data: { inquiryId: 'one', to: { actorId: 'officer-2' } }, at, by: actor };
  return decideStanding(inquiryDecider, command, standingNow, mainDocuments, 'inquiryId');
};

describe('What every aggregate has in common', () => {
  it('P5: what fell due stands before what a person did, each once', () => {
    expect(assign(onDay(30)).map(({ type }) => type)).toEqual([
      'InquiryTargetNeared',
      'InquiryTargetMissed',
      'InquiryAssigned',
    ]);
    const later = assign(onDay(30)).reduce<Standing>(
      (before, event) => evolveStanding(inquiryDecider, before, event),
      standing,
    );
    expect(later).toMatchObject({ count: 4, lastAt: onDay(30), passed: [expect.any(String), expect.any(String)] });
    expect(nextDueOf(inquiryDecider, later, mainDocuments)).toBeNull();
    expect(nextStepOf(inquiryDecider, standing, mainDocuments)).toMatchObject({ clock: 'inquiry' });
  });

  it('P5: a command that changes nothing records nothing of what fell due: that is the alarm’s', () => {
    const assigned = assign(onDay(0)).reduce<Standing>(
      (before, event) => evolveStanding(inquiryDecider, before, event),
      standing,
    );
    expect(assign(onDay(30), assigned)).toEqual([]);
  });

  it('is never judged earlier than its stream’s last entry', () => {
    expect(assign(onDay(-5))[0]!.data.occurredAt).toBe(onDay(0));
    expect(assign(onDay(1))[0]!.data.occurredAt).toBe(onDay(1));
  });

  it('takes as many entries as it may hold and no more, and then nothing of it falls due', () => {
    const { mostEvents } = inquiryDecider;
    const full = (count: number): Standing => ({ ...standing, count });
    expect(assign(onDay(0), full(mostEvents - 1))).toHaveLength(1);
    expect(() => assign(onDay(0), full(mostEvents))).toThrow(
      expect.objectContaining({ code: 'stream_full', details: { most: mostEvents } }),
    );
    expect(nextDueOf(inquiryDecider, full(mostEvents - 1), mainDocuments)).not.toBeNull();
    expect(nextDueOf(inquiryDecider, full(mostEvents), mainDocuments)).toBeNull();
  });

  it('is nothing before its first entry', () => {
    expect(nothingYet).toEqual({ own: undefined, count: 0, lastAt: undefined, passed: [] });
    expect(nextDueOf(inquiryDecider, nothingYet, mainDocuments)).toBeNull();
  });

  it('an amended calendar reaches it once, by an entry of its own', () => {
    const apply = (calendarVersion: number, before: Standing): readonly AggregateEvent[] => {
      const data = { inquiryId: 'one', calendarVersion, from: onDay(3) };
      const command = { type: 'ApplyCalendar', data, at: onDay(1), by: actor };
      return decideStanding(inquiryDecider, command, before, mainDocuments, 'inquiryId');
    };
    const applied = apply(2, standing);
    expect(applied).toEqual([
      { type: 'CalendarApplied', data: { inquiryId: 'one', occurredAt: onDay(1), calendarVersion: 2, from: onDay(3) } },
    ]);
    const moved = evolveStanding(inquiryDecider, standing, applied[0]!);
    expect(moved.own).toMatchObject({ calendarVersion: 2 });
    for (const version of [1, 2]) expect(apply(version, moved)).toEqual([]);
    expect(apply(2, nothingYet)).toEqual([]);
    expect(evolveStanding(inquiryDecider, nothingYet, applied[0]!).own).toBeUndefined();
  });

  it('an entry that is no step of a clock is kept as none, whatever it holds', () => {
    const event = { type: 'ExportDownloaded', data: { occurredAt: onDay(0), start: 'survey:1' } } as AggregateEvent;
    expect(evolveStanding(exportDecider, nothingYet, event).passed).toEqual([]);
    const step = { type: 'InquiryTargetMissed', data: { occurredAt: onDay(0) } } as AggregateEvent;
    expect(evolveStanding(inquiryDecider, standing, step).passed).toEqual([]);
  });
});
