import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { headingsOf } from '../columns/column';
import type { Format, Rows } from './rows';
import { sheetRow, sheetText } from './sheet-cell';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Characters of the usual font. */
const COLUMN_WIDTH = 22;
const HEADING_STYLE = 1;

/** So that the same rows are the same bytes whenever they are made: a zip's own earliest day. */
const NO_TIME = new Date(Date.UTC(1980, 0, 1, 12));

const parts: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET}.styles+xml"/></Types>`,
  '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`,
};

const workbook = (title: string): string =>
  `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${sheetText(title.slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`;

/** A workbook of one sheet, which runs from right to left in Arabic; its headings stay in sight. */
export const xlsx: Format = (rows) => {
  const zip = new ZipFile();
  const add = (name: string, text: string): void => zip.addBuffer(Buffer.from(text), name, { mtime: NO_TIME });
  for (const [name, text] of Object.entries(parts)) add(name, text);
  add('xl/workbook.xml', workbook(rows.title));
  const sheet = Readable.from(sheetOf(rows), { objectMode: false });
  zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml', { mtime: NO_TIME });
  zip.end();
  const output = zip.outputStream as Readable;
  // What breaks the rows off would otherwise leave the file waiting for ever.
  sheet.on('error', (error) => output.destroy(error));
  output.on('close', () => sheet.destroy());
  return output as AsyncIterable<Uint8Array>;
};

async function* sheetOf<Item>({ pages, columns, language }: Rows<Item>): AsyncGenerator<string> {
  const direction = language === 'ar' ? ' rightToLeft="1"' : '';
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"${direction}><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="${columns.length}" width="${COLUMN_WIDTH}" customWidth="1"/></cols><sheetData>`;
  yield sheetRow(headingsOf(columns, language), HEADING_STYLE);
  for await (const page of pages)
    yield page.map((item) => sheetRow(columns.map(({ of }) => of(item, language)))).join('');
  yield '</sheetData></worksheet>';
}
