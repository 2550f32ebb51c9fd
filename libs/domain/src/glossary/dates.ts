import type { Language } from './languages';

const zone = 'Asia/Riyadh';
const locale = { ar: 'ar-SA', en: 'en-GB' } as const;
const day = { day: 'numeric', month: 'long', year: 'numeric', timeZone: zone } as const;
const formats = new Map<string, Intl.DateTimeFormat>();

/** 'islamic-umalqura' is named because plain 'ar-SA' may mean either calendar. */
const format = (language: Language, calendar: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${language} ${calendar} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(`${locale[language]}-u-ca-${calendar}-nu-latn`, options);
  formats.set(key, known);
  return known;
};

export const hijriDay = (instant: string, language: Language): string =>
  format(language, 'islamic-umalqura', day).format(new Date(instant));

export const gregorianDay = (instant: string, language: Language): string => {
  const text = format(language, 'gregory', day).format(new Date(instant));
  return language === 'ar' ? `${text} م` : text;
};

/** The day in both calendars and the time of day, in Riyadh. */
export const inBothCalendars = (instant: string, language: Language): string => {
  const time = format(language, 'gregory', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone });
  const [hijri, gregorian] = [hijriDay(instant, language), gregorianDay(instant, language)];
  const at = time.format(new Date(instant));
  return language === 'ar' ? `${hijri} الموافق ${gregorian} الساعة ${at}` : `${hijri} (${gregorian}) at ${at}`;
};
