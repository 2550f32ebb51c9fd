import { firstDay, secondDay, timeOfDay } from './dates';
import { figure, inDigits } from './figures';
import { chooseReading } from './reading';

const AT = '2023-11-27T09:05:00Z';

afterEach(() => chooseReading({ digits: 'latn', calendar: 'hijri' }));

describe('how a reader wants days and figures', () => {
  it('is Umm al-Qura first and Latin digits, unless something else was chosen', () => {
    expect([firstDay(AT, 'ar'), secondDay(AT, 'ar')]).toEqual(['13 جمادى الأولى 1445 هـ', '27 نوفمبر 2023 م']);
    expect(figure(1_234.5, 'ar')).toBe('1,234.5');
  });

  it('turns the calendars round in both languages', () => {
    chooseReading({ calendar: 'gregorian' });
    expect([firstDay(AT, 'ar'), secondDay(AT, 'en')]).toEqual(['27 نوفمبر 2023 م', '13 Jumada I 1445 AH']);
  });

  it('gives Arabic text its own digits, and leaves English alone', () => {
    chooseReading({ digits: 'arab' });
    expect(firstDay(AT, 'ar')).toBe('١٣ جمادى الأولى ١٤٤٥ هـ');
    expect(timeOfDay(AT, 'ar')).toBe('١٢:٠٥');
    expect(figure(1_234.5, 'ar')).toBe('١٬٢٣٤٫٥');
    expect(inDigits('أقل من 5', 'ar')).toBe('أقل من ٥');
    expect([firstDay(AT, 'en'), figure(1_234.5, 'en'), inDigits('fewer than 5', 'en')]).toEqual([
      '13 Jumada I 1445 AH',
      '1,234.5',
      'fewer than 5',
    ]);
  });
});
