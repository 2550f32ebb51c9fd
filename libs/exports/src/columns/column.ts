import {
  hijriDateOf,
  instantOf,
  labelOf,
  labels,
  msOf,
  riyadhOffsetMs,
  type Instant,
  type Language,
} from '@lib/domain';
import type { CellValue } from '../formats/csv-cell';

/** A column of a table that people read: its heading by a key of the glossary, and what stands under it. */
export interface Column<Item> {
  readonly heading: string;
  readonly of: (item: Item, language: Language) => CellValue;
}

type Member<Item> = (item: Item) => string | null | undefined;

/** As it stands. */
export const plain = <Item>(heading: string, of: (item: Item) => CellValue | undefined): Column<Item> => ({
  heading,
  of: (item) => of(item) ?? null,
});

/** A code in the words of the glossary; one that a policy version made up for itself stands as it is. */
export const coded = <Item>(heading: string, list: string, member: Member<Item>): Column<Item> => ({
  heading,
  of: (item, language) => wordOf(list, member(item), language),
});

/** Several words in one cell. */
export const listed = <Item>(
  heading: string,
  members: (item: Item) => readonly string[],
  list?: string,
): Column<Item> => ({
  heading,
  of: (item, language) =>
    members(item)
      .map((each) => (list === undefined ? each : wordOf(list, each, language)))
      .join(language === 'ar' ? '، ' : ', '),
});

/** An instant in two columns: by the clock of Riyadh in ISO form, and its day by Umm al-Qura. */
export const dated = <Item>(heading: string, hijriHeading: string, member: Member<Item>): readonly Column<Item>[] => [
  { heading, of: (item) => riyadhTime(member(item)) },
  { heading: hijriHeading, of: (item) => hijriDay(member(item)) },
];

export const headingsOf = <Item>(columns: readonly Column<Item>[], language: Language): string[] =>
  columns.map(({ heading }) => labelOf(heading, language).replace(/ …$/, ''));

export const wordOf = (list: string, code: string | null | undefined, language: Language): string | null => {
  if (code === null || code === undefined) return null;
  return Object.hasOwn(labels, `${list}.${code}`) ? labelOf(`${list}.${code}`, language) : code;
};

/** `2026-11-23T12:00:00+03:00`: what a clock on the wall showed. */
export const riyadhTime = (instant: Instant | null | undefined): string | null =>
  instant === null || instant === undefined ? null : `${instantOf(msOf(instant) + riyadhOffsetMs).slice(0, 19)}+03:00`;

/** `1448-06-13`, in the order in which texts are sorted; nothing beyond the tables of the calendar. */
export const hijriDay = (instant: Instant | null | undefined): string | null => {
  if (instant === null || instant === undefined) return null;
  try {
    const { year, month, day } = hijriDateOf(instant);
    return [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
};
