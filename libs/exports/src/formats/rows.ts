import type { Language } from '@lib/domain';
import type { Column } from '../columns/column';

/** What a file is made of: the items, a page at a time and never all at once, and how people read them. */
export interface Rows<Item> {
  readonly pages: AsyncIterable<readonly Item[]>;
  readonly columns: readonly Column<Item>[];
  readonly language: Language;
  /** An item as JSON, where it is not JSON already. */
  readonly json: (item: Item) => unknown;
  /** What the sheet of a workbook is called. */
  readonly title: string;
}

/** One format: the whole file, piece by piece. A new one is one such function and a line in `formats`. */
export type Format = <Item>(rows: Rows<Item>) => AsyncIterable<string | Uint8Array>;
