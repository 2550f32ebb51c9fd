import type { CalendarVersion, Certainty, Holiday, HolidayCode, OfficeHours, Ramadan } from './calendar-version';

const officeHours: OfficeHours = [{ from: '08:00', to: '16:00' }];

const ramadan = (hijriYear: number, from: string, to: string, certainty: Certainty): Ramadan => ({
  hijriYear,
  from,
  to,
  certainty,
});

const eid = (hijriYear: number, code: HolidayCode, from: string, to: string, certainty: Certainty): Holiday => ({
  code,
  hijriYear,
  from,
  to,
  certainty,
});

/** Laid down by law and by the Gregorian day, so announced for every year. */
const yearly = (code: HolidayCode, monthAndDay: string): Holiday[] =>
  [2023, 2024, 2025, 2026, 2027, 2028, 2029].map((year) => {
    const day = `${year}-${monthAndDay}`;
    return { code, from: day, to: day, certainty: 'announced' };
  });

/**
 * Ships with the product: 1445 to 1450 AH. Eid al-Fitr is four days from the day after 29 Ramadan, Eid al-Adha four days
 * from Arafah, by the labour law's regulation; six hours a day in Ramadan by the law itself.
 */
export const calendarVersionOne: CalendarVersion = {
  version: 1,
  timeZone: 'Asia/Riyadh',
  hijri: 'islamic-umalqura',
  source: 'house',
  weekend: [5, 6],
  hours: { 1: officeHours, 2: officeHours, 3: officeHours, 4: officeHours, 5: [], 6: [], 7: officeHours },
  ramadan: [
    ramadan(1445, '2024-03-11', '2024-04-09', 'announced'),
    ramadan(1446, '2025-03-01', '2025-03-29', 'announced'),
    ramadan(1447, '2026-02-18', '2026-03-19', 'expected'),
    ramadan(1448, '2027-02-08', '2027-03-08', 'expected'),
    ramadan(1449, '2028-01-28', '2028-02-25', 'expected'),
    ramadan(1450, '2029-01-16', '2029-02-13', 'expected'),
  ],
  ramadanHours: [{ from: '10:00', to: '16:00' }],
  holidays: [
    eid(1445, 'eid_al_fitr', '2024-04-09', '2024-04-12', 'announced'),
    eid(1445, 'eid_al_adha', '2024-06-15', '2024-06-18', 'announced'),
    eid(1446, 'eid_al_fitr', '2025-03-30', '2025-04-02', 'announced'),
    eid(1446, 'eid_al_adha', '2025-06-05', '2025-06-08', 'announced'),
    eid(1447, 'eid_al_fitr', '2026-03-19', '2026-03-22', 'expected'),
    eid(1447, 'eid_al_adha', '2026-05-26', '2026-05-29', 'expected'),
    eid(1448, 'eid_al_fitr', '2027-03-09', '2027-03-12', 'expected'),
    eid(1448, 'eid_al_adha', '2027-05-15', '2027-05-18', 'expected'),
    eid(1449, 'eid_al_fitr', '2028-02-26', '2028-02-29', 'expected'),
    eid(1449, 'eid_al_adha', '2028-05-04', '2028-05-07', 'expected'),
    eid(1450, 'eid_al_fitr', '2029-02-14', '2029-02-17', 'expected'),
    eid(1450, 'eid_al_adha', '2029-04-23', '2029-04-26', 'expected'),
    ...yearly('founding_day', '02-22'),
    ...yearly('national_day', '09-23'),
  ],
  exceptions: [],
};
