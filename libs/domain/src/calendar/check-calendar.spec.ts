import { calendarVersionOne, checkCalendar } from '.';

type Change = (document: Record<string, any>) => void; // eslint-disable-line

/** The faults of version 1 after a change that a person could make, as `pointer code`. */
const faultsAfter = (change: Change, last = 0): string[] =>
  checked(change, last).map(({ pointer, code }) => `${pointer} ${code}`);
const checked = (change: Change, last = 0) => {
  const document = JSON.parse(JSON.stringify(calendarVersionOne));
  change(document);
  return checkCalendar(document, last);
};

describe('a calendar that is to be adopted', () => {
  it.each<[string, Change, string[]]>([
    ['a weekday that there is not', (d) => (d.weekend = [5, 8]), ['/weekend/1 weekday_unknown']],
    ['a weekday 0', (d) => (d.weekend = [0]), ['/weekend/0 weekday_unknown']],
    ['a weekday as text', (d) => (d.weekend = ['5']), ['/weekend/0 weekday_unknown']],
    ['a weekday twice', (d) => (d.weekend = [5, 6, 5]), ['/weekend/2 weekday_repeated']],
    ['a weekend that is no list', (d) => (d.weekend = 5), ['/weekend not_a_list']],
    ['eight weekend days', (d) => (d.weekend = [1, 2, 3, 4, 5, 6, 7, 1]), ['/weekend too_many']],
    ['hours of an eighth day', (d) => (d.hours['8'] = []), ['/hours/8 member_unknown']],
    ['a day without its hours', (d) => delete d.hours['3'], ['/hours/3 member_missing']],
    ['hours that are no list', (d) => (d.hours['3'] = '08:00'), ['/hours/3 not_a_list']],
    ['hours that run backwards', (d) => (d.hours['3'] = hours('16:00', '08:00')), ['/hours/3/0 hours_backwards']],
    ['hours of no length', (d) => (d.hours['3'] = hours('08:00', '08:00')), ['/hours/3/0 hours_backwards']],
    [
      'hours that overlap',
      (d) => (d.hours['3'] = [...hours('08:00', '12:00'), ...hours('11:59', '16:00')]),
      ['/hours/3/1 hours_overlap'],
    ],
    [
      'hours within hours, and some after',
      (d) => (d.hours['3'] = [...hours('08:00', '16:00'), ...hours('09:00', '10:00'), ...hours('15:00', '17:00')]),
      ['/hours/3/1 hours_overlap', '/hours/3/2 hours_overlap'],
    ],
    [
      'hours in no order',
      (d) => (d.hours['3'] = [...hours('13:00', '16:00'), ...hours('08:00', '12:00')]),
      ['/hours/3/1 hours_overlap'],
    ],
    ['a minute 60', (d) => (d.hours['3'] = hours('08:00', '15:60')), ['/hours/3/0 not_a_time']],
    ['seconds', (d) => (d.hours['3'] = hours('08:00', '15:59:60')), ['/hours/3/0 not_a_time']],
    ['an hour 24 as a beginning', (d) => (d.hours['3'] = hours('24:00', '24:00')), ['/hours/3/0 not_a_time']],
    ['an hour without a zero', (d) => (d.hours['3'] = hours('8:00', '16:00')), ['/hours/3/0 not_a_time']],
    ['hours without an end', (d) => delete d.hours['3'][0].to, ['/hours/3/0/to member_missing']],
    ['hours with a note', (d) => (d.hours['3'][0].note = 'x'), ['/hours/3/0/note member_unknown']],
    ['thirteen hours', (d) => (d.hours['3'] = Array.from({ length: 13 }, () => ({}))), ['/hours/3 too_many']],
    ['a week without work', (d) => (d.weekend = [1, 2, 3, 4, 5, 6, 7]), ['/hours never_open']],
    [
      'work on the weekend only',
      (d) => (d.hours = { ...closedWeek, 5: hours('08:00', '09:00') }),
      ['/hours never_open'],
    ],
    [
      'hours of Ramadan backwards',
      (d) => (d.ramadanHours = hours('16:00', '10:00')),
      ['/ramadanHours/0 hours_backwards'],
    ],
    ['Ramadan of a year before', (d) => (d.ramadan[3].hijriYear = 1444), ['/ramadan/3 ramadan_not_in_year']],
    ['a month that is not Ramadan', (d) => Object.assign(d.ramadan[0], { from: '2024-04-10', to: '2024-05-08' }), ['/ramadan/0 ramadan_not_in_year']], // prettier-ignore
    ['Ramadan from three days before', (d) => Object.assign(d.ramadan[1], { from: '2025-02-26', to: '2025-03-27' }), ['/ramadan/1 ramadan_not_in_year']], // prettier-ignore
    ['Ramadan of 32 days', (d) => (d.ramadan[1].to = '2025-04-01'), ['/ramadan/1/to too_many_days']],
    ['Ramadan to three days after', (d) => Object.assign(d.ramadan[1], { from: '2025-03-03', to: '2025-04-01' }), ['/ramadan/1 ramadan_not_in_year']], // prettier-ignore
    ['Ramadan to three days before', (d) => (d.ramadan[1].to = '2025-03-26'), ['/ramadan/1 ramadan_not_in_year']],
    [
      'Ramadan that ends before it begins',
      (d) => (d.ramadan[0].to = '2024-03-10'),
      ['/ramadan/0/to ramadan_backwards'],
    ],
    ['a year twice', (d) => (d.ramadan[1] = d.ramadan[0]), ['/ramadan/1/hijriYear ramadan_repeated']],
    ['a year without tables', (d) => (d.ramadan[0].hijriYear = 1601), ['/ramadan/0/hijriYear hijri_year_unknown']],
    ['a year as text', (d) => (d.ramadan[0].hijriYear = '1445'), ['/ramadan/0/hijriYear hijri_year_unknown']],
    ['a certainty of its own', (d) => (d.ramadan[0].certainty = 'sure'), ['/ramadan/0/certainty not_in_list']],
    ['a day that is none', (d) => (d.holidays[0].from = '2026-02-30'), ['/holidays/0/from day_unknown']],
    ['an instant for a day', (d) => (d.holidays[0].to = '2024-04-12T00:00:00Z'), ['/holidays/0/to day_unknown']],
    [
      'a holiday that ends before it begins',
      (d) => (d.holidays[0].to = '2024-04-08'),
      ['/holidays/0/to holiday_backwards'],
    ],
    ['a holiday of a year', (d) => (d.holidays[12].to = '2024-02-21'), ['/holidays/12/to too_many_days']],
    ['a holiday nobody knows', (d) => (d.holidays[0].code = 'eid'), ['/holidays/0/code not_in_list']],
    ['an Eid of no year', (d) => delete d.holidays[0].hijriYear, ['/holidays/0/hijriYear member_missing']],
    ['an Eid of another year', (d) => (d.holidays[0].hijriYear = 1446), ['/holidays/0 holiday_not_in_year']],
    ['an Eid out of its year', (d) => (d.holidays[1].to = '2024-07-07'), ['/holidays/1 holiday_not_in_year']],
    ['a holiday of a year without tables', (d) => (d.holidays[12].hijriYear = 1299), ['/holidays/12/hijriYear hijri_year_unknown']], // prettier-ignore
    ['a holiday without its end', (d) => delete d.holidays[0].to, ['/holidays/0/to member_missing']],
    ['a holiday without certainty', (d) => (d.holidays[0].certainty = null), ['/holidays/0/certainty not_in_list']],
    ['a holiday that is text', (d) => (d.holidays[0] = '2024-04-09'), ['/holidays/0 not_an_object']],
    ['an exception on no day', (d) => (d.exceptions = [exception('2026-02-30')]), ['/exceptions/0/day day_unknown']],
    ['two exceptions on a day', (d) => (d.exceptions = ['2026-12-01', '2026-12-02', '2026-12-01'].map(exception)), ['/exceptions/2/day exception_repeated']], // prettier-ignore
    ['a text as a reason', (d) => (d.exceptions = [{ ...exception('2026-12-01'), why: 'A flood' }]), ['/exceptions/0/why not_a_code']], // prettier-ignore
    ['an exception without hours', (d) => (d.exceptions = [{ day: '2026-12-01', why: 'flood' }]), ['/exceptions/0/hours member_missing']], // prettier-ignore
    ['an exception with its hours backwards', (d) => (d.exceptions = [{ ...exception('2026-12-01'), hours: hours('9:00', '08:00') }]), ['/exceptions/0/hours/0 not_a_time']], // prettier-ignore
    ['a member of its own', (d) => (d['hol/i~days'] = []), ['/hol~1i~0days member_unknown']],
    ['a lack of members', (d) => ['weekend', 'hours', 'exceptions', 'version'].forEach((name) => delete d[name]), ['version', 'weekend', 'hours', 'exceptions'].map((name) => `/${name} member_missing`)], // prettier-ignore
    ['another zone', (d) => (d.timeZone = 'Asia/Kolkata'), ['/timeZone not_in_list']],
    ['another Hijri calendar', (d) => (d.hijri = 'islamic-civil'), ['/hijri not_in_list']],
    ['another source', (d) => (d.source = 'policy'), ['/source not_in_list']],
    ['too many of all', (d) => ['ramadan', 'holidays', 'exceptions'].forEach((name) => (d[name] = Array(2_001).fill(0))), ['/ramadan too_many', '/holidays too_many', '/exceptions too_many']], // prettier-ignore
  ])('is not fit with %s', (_, change, expected) => {
    expect(faultsAfter(change)).toEqual(expected);
  });

  it('follows the last version, without a gap', () => {
    expect(faultsAfter(() => undefined, 0)).toEqual([]);
    expect(checked(() => undefined, 1)).toEqual([
      { pointer: '/version', code: 'version_not_next', details: { expected: 2 } },
    ]);
    expect(faultsAfter((d) => (d.version = 3), 1)).toEqual(['/version version_not_next']);
    expect(faultsAfter((d) => (d.version = '2'), 1)).toEqual(['/version version_not_next']);
    expect(faultsAfter((d) => (d.version = 2), 1)).toEqual([]);
  });

  it.each<[string, Change]>([
    ['with Ramadan a day or two beside Umm al-Qura', (d) => Object.assign(d.ramadan[3], { from: '2027-02-09', to: '2027-03-09' })], // prettier-ignore
    ['with hours to midnight, in two parts that touch', (d) => (d.hours['3'] = [...hours('08:00', '12:00'), ...hours('12:00', '24:00')])], // prettier-ignore
    ['without a weekend', (d) => (d.weekend = [])],
    ['with one day of work a week', (d) => (d.hours = { ...closedWeek, 7: hours('08:00', '09:00') })],
    ['with nobody at work in Ramadan', (d) => (d.ramadanHours = [])],
    ['with a holiday that it gives of itself', (d) => d.holidays.push({ code: 'other', from: '2027-01-03', to: '2027-01-03', certainty: 'announced' })], // prettier-ignore
    ['with an exception', (d) => (d.exceptions = [exception('2026-12-01')])],
  ])('is fit %s', (_, change) => {
    expect(checked(change)).toEqual([]);
  });

  it('says what would be right', () => {
    expect(checked((d) => (d.ramadan[3].from = '2027-02-01'))).toEqual([
      { pointer: '/ramadan/3/to', code: 'too_many_days', details: { most: 31 } },
    ]);
    expect(checked((d) => Object.assign(d.ramadan[3], { from: '2027-03-08', to: '2027-04-05' }))).toEqual([
      {
        pointer: '/ramadan/3',
        code: 'ramadan_not_in_year',
        details: { hijriYear: 1448, from: '2027-02-08', to: '2027-03-08' },
      },
    ]);
  });

  it.each([null, undefined, 7, 'calendar', [], [calendarVersionOne]])('is not %p', (document) => {
    expect(checkCalendar(document, 0)).toEqual([{ pointer: '', code: 'not_an_object' }]);
  });

  it('is judged without a throw, whatever stands in it', () => {
    const odd = [
      null,
      7,
      '',
      'x',
      [],
      [null],
      [[]],
      {},
      [{}],
      [{ from: null, to: 7, day: {}, hijriYear: [] }],
      Number.NaN,
    ];
    for (const name of Object.keys(calendarVersionOne))
      for (const value of odd) expect(() => checkCalendar({ ...calendarVersionOne, [name]: value }, 0)).not.toThrow();
  });
});

const hours = (from: string, to: string) => [{ from, to }];
const exception = (day: string) => ({ day, hours: [], why: 'flood' });
const closedWeek = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
