import { calendarDecider, calendarVersionOne, inquiryDecider, type CalendarVersion } from '@lib/domain';
import { onDay, sentencesFor, type Said } from '../../fixtures/decided';

const { after, refused } = sentencesFor(calendarDecider, 'calendarId');
const withDay = (from: string, to = from): Pick<CalendarVersion, 'holidays'> => ({
  holidays: [...calendarVersionOne.holidays, { code: 'other', from, to, certainty: 'announced' }],
});
/** Sent on 1 January 2026, from the desk of the supervisor. */
const adopt = (data: object, calendarId = 'main'): Said => ({
  type: 'AdoptCalendar',
  at: onDay(0),
  by: 'supervisor',
  data: { calendarId, version: 2, ...data },
});

describe('An amended calendar', () => {
  it('P3 is recorded whole, with the days in which it differs', () => {
    const { events, standing } = after(adopt(withDay('2026-01-11', '2026-01-12')));
    expect(events).toMatchObject([
      {
        type: 'CalendarAdopted',
        data: {
          version: 2,
          calendarVersion: 2,
          firstDay: '2026-01-11',
          lastDay: '2026-01-12',
          document: { version: 2, weekend: [5, 6] },
        },
      },
    ]);
    expect(standing.own).toMatchObject({ versions: [{ version: 2 }] });
  });

  it('P3 follows the one before it, and records nothing where no day differs', () => {
    expect(refused(adopt({ version: 1 })).code).toBe('version_not_next');
    expect(refused(adopt(withDay('2026-01-11')), adopt(withDay('2026-01-11'))).code).toBe('version_not_next');
    expect(after(adopt({})).types).toEqual([]);
    expect(after(adopt(withDay('2026-01-09'))).types).toEqual(['CalendarAdopted']); // a Friday is called otherwise
  });

  it('house: changes days that have passed only with a stated correction', () => {
    expect(refused(adopt(withDay('2025-12-31')))).toEqual({
      code: 'past_days_changed',
      details: { firstDay: '2025-12-31', today: '2026-01-01' },
    });
    expect(after(adopt(withDay('2026-01-01'))).types).toEqual(['CalendarAdopted']);
    const correction = 'announced_late';
    expect(after(adopt({ ...withDay('2025-12-31'), correction })).events).toMatchObject([{ data: { correction } }]);
    expect(refused(adopt({ weekend: [6, 7] })).code).toBe('past_days_changed');
  });

  it('P3 is refused by the member by which no time could be counted', () => {
    expect(refused(adopt(withDay('2026-02-30'))).details).toMatchObject({ why: 'day_unknown' });
    expect(refused(adopt({ weekend: [1, 2, 3, 4, 5, 6, 7] })).code).toBe('calendar_not_fit');
    expect(refused(adopt({}, 'another')).code).toBe('case_unknown');
  });
});

describe('CalendarApplied', () => {
  const inquiry = sentencesFor(inquiryDecider, 'inquiryId');
  const received: Said = {
    type: 'ReceiveInquiry',
    at: onDay(0),
    data: { kind: 'question', channel: 'phone', receivedAt: onDay(0) },
  };
  const apply = (calendarVersion: number): Said => ({
    type: 'ApplyCalendar',
    at: onDay(1),
    by: 'system',
    data: { calendarVersion, from: onDay(1) },
  });

  it('house: reaches whatever has clocks, once a version', () => {
    const { events, standing } = inquiry.after(received, apply(2));
    expect(events).toMatchObject([{ type: 'CalendarApplied', data: { calendarVersion: 2, from: onDay(1) } }]);
    expect(standing.own).toMatchObject({ calendarVersion: 2, status: 'open' });
    expect(inquiry.after(received, apply(2), apply(2)).types).toEqual([]);
    expect(inquiry.after(received, apply(1)).types).toEqual([]);
  });
});
