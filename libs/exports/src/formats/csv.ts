import { headingsOf } from '../columns/column';
import { csvLine } from './csv-cell';
import type { Format } from './rows';

/** Without it spreadsheets read Arabic in the machine's own code page. */
const BYTE_ORDER_MARK = '\uFEFF';

/** RFC 4180, UTF-8, with headings. */
export const csv: Format = async function* ({ pages, columns, language }) {
  yield BYTE_ORDER_MARK + csvLine(headingsOf(columns, language));
  for await (const page of pages)
    yield page.map((item) => csvLine(columns.map(({ of }) => of(item, language)))).join('');
};
