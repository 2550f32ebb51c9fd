import {
  calendarVersionOne,
  clockStateAt,
  differencesOfTimelines,
  timelineFor,
  type CalendarVersion,
  type CaseEvent,
  type Documents,
} from '@lib/domain';
import { after, answered, day, fact, review, under, versionOne } from '../../fixtures/life-of-a-case';

/** Day 0 is a Thursday; the amendment makes the second week of the year a holiday. */
const inWorkingDays = under({
  reviewWindow: { ...versionOne.reviewWindow, target: { length: 'P20D', source: 'house', counting: 'working_days' } },
});
const amended: CalendarVersion = {
  ...calendarVersionOne,
  version: 2,
  holidays: [
    ...calendarVersionOne.holidays,
    { code: 'other', from: '2026-01-11', to: '2026-01-15', certainty: 'announced' },
  ],
};
const later: Documents = { ...inWorkingDays, calendar: amended, earlierCalendars: [calendarVersionOne] };
const applied = (at: number) => fact('CalendarApplied', { calendarVersion: 2, from: day(at) }, day(at));
const reviewOf = (history: readonly CaseEvent[], documents: Documents = later) =>
  timelineFor(after(history), documents).find(({ clock }) => clock === 'review')!;

describe('an amended calendar', () => {
  it('house: moves the target of a running clock, and never the floor', () => {
    const [before, moved] = [reviewOf(review, inWorkingDays), reviewOf([...review, applied(5)])];
    expect(moved.earliest).toBe(before.earliest);
    expect(Date.parse(moved.target!) - Date.parse(before.target!)).toBe(7 * 86_400_000);
    expect([before.calendarVersion, moved.calendarVersion]).toEqual([1, 2]);
    expect(differencesOfTimelines([before], [moved])).toEqual([
      {
        clock: 'review',
        subject: null,
        start: 'review:1',
        date: 'target',
        before: before.target,
        after: moved.target,
      },
    ]);
  });

  it('house: leaves what was judged as it was judged', () => {
    const target = reviewOf(review, inWorkingDays).target!;
    const missed = fact('ReviewTargetMissed', { dueAt: target, clock: 'review', start: 'review:1' }, target);
    expect(reviewOf([...review, missed, applied(60)])).toMatchObject({ target, calendarVersion: 1 });
    const told = reviewOf([...answered, applied(40)]);
    expect(told).toMatchObject({ calendarVersion: 1, target });
    expect(clockStateAt(told, day(99))).toBe('met');
  });

  it('house: what was only neared, or missed after it came, is not judged', () => {
    const before = reviewOf(review, inWorkingDays);
    const target = before.target!;
    const neared = fact(
      'ReviewTargetNeared',
      { dueAt: before.warnAt.target!, clock: 'review', start: 'review:1' },
      day(23),
    );
    expect(reviewOf([...review, neared, applied(24)]).calendarVersion).toBe(2);
    const missed = fact('ReviewTargetMissed', { dueAt: target, clock: 'review', start: 'review:1' }, target);
    expect(reviewOf([...review, applied(60), missed]).calendarVersion).toBe(2);
    expect(reviewOf([...answered, applied(16)]).calendarVersion).toBe(1);
    expect(reviewOf([...answered, applied(15.9)]).calendarVersion).toBe(2);
  });

  it('house: where the earlier one is not at hand, it counts by the one that is', () => {
    const alone = { ...inWorkingDays, calendar: amended };
    expect(reviewOf([...answered, applied(40)], alone).calendarVersion).toBe(2);
    expect(reviewOf([...answered, applied(40)], { ...alone, earlierCalendars: [] }).calendarVersion).toBe(2);
  });

  it('house: of several, each clock keeps the last that reached it before it was judged', () => {
    const third = { ...calendarVersionOne, version: 3 };
    const documents = { ...inWorkingDays, calendar: third, earlierCalendars: [calendarVersionOne, amended] };
    const again = fact('CalendarApplied', { calendarVersion: 3, from: day(41) }, day(41));
    expect(reviewOf([...review, applied(5), ...answered.slice(review.length), again], documents)).toMatchObject({
      calendarVersion: 2,
    });
  });
});
