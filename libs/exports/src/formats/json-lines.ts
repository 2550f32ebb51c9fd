import { canonicalJson } from '@lib/event-store';
import type { Format } from './rows';

/** The canonical form: one item a line, each in the one text that RFC 8785 gives it. */
export const jsonLines: Format = async function* ({ pages, json }) {
  for await (const page of pages) yield page.map((item) => `${canonicalJson(json(item))}\n`).join('');
};
