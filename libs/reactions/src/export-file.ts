import { labelOf, type Instant, type ListFormat, type Role } from '@lib/domain';
import { caseColumns, eventColumns, fileKinds, formats, type Rows } from '@lib/exports';
import {
  inOneMoment,
  listedCases,
  listedEvents,
  type AuditFilters,
  type CaseFilters,
  type Listed,
  type Moment,
  type Viewer,
} from '@lib/read-models';
import { makeEvidence } from './evidence-file';
import { ExportImpossible, type Around, type Asked, type Made } from './export-order';

/** House, and what a sheet of a workbook holds, its headings aside. */
const MOST_ROWS = 1_000_000;
const TELL_EVERY_MS = 300;

/** The file that was asked for. Throws ExportImpossible. */
export const makeExport = (asked: Asked, around: Around): Promise<Made> =>
  asked.what === 'evidence' ? makeEvidence(asked, around) : makeList(asked, around);

/** A list, all of it as of one moment, however long it takes. */
const makeList = (asked: Asked, around: Around): Promise<Made> =>
  inOneMoment(around.database, async (moment) => {
    const asOf = around.now();
    return asked.what === 'cases'
      ? fileOf(await casesOf(asked, moment, asOf, around), asked, around, asOf)
      : fileOf(await eventsOf(asked, moment, around), asked, around, asOf);
  });

type Source<Item> = Listed<Item> & Pick<Rows<Item>, 'columns' | 'json'>;

const viewerOf = ({ requestedBy, asRoles }: Asked): Viewer => ({ id: requestedBy, roles: asRoles as readonly Role[] });

const casesOf = async (asked: Asked, moment: Moment, now: Instant, { mostRows: most = MOST_ROWS }: Around) => ({
  ...(await listedCases(moment, asked.filters as CaseFilters, viewerOf(asked), { now, most })),
  columns: caseColumns,
  json: (item: object) => ({ ...item, revision: Number((item as { revision: bigint }).revision) }),
});

const eventsOf = async (asked: Asked, moment: Moment, { mostRows: most = MOST_ROWS }: Around) => ({
  ...(await listedEvents(moment, asked.filters as AuditFilters, viewerOf(asked), { most })),
  columns: eventColumns,
  json: (item: object) => {
    const { position, revision, ...others } = item as { position: bigint; revision: bigint };
    return { ...others, position: String(position), revision: Number(revision) };
  },
});

const fileOf = async <Item>(
  { inAll, pages, columns, json }: Source<Item>,
  { exportId, format, language, what }: Asked,
  { files, goOn, tell, mostRows = MOST_ROWS }: Around,
  asOf: Instant,
): Promise<Made> => {
  if (inAll > mostRows) throw new ExportImpossible('too_many_rows', mostRows);
  await tell(0, inAll);
  let rows = 0;
  let toldAt = performance.now();
  const told = async function* (): AsyncGenerator<readonly Item[]> {
    for await (const page of pages) {
      await goOn();
      rows += page.length;
      yield page;
      if (performance.now() - toldAt < TELL_EVERY_MS) continue;
      toldAt = performance.now();
      await tell(rows, inAll);
    }
  };
  const title = labelOf(`exportKind.${what}`, language);
  const pieces = formats[format as ListFormat]({ pages: told(), columns, language, json, title });
  const made = await files.write(exportId, fileKinds[format].extension, pieces, goOn);
  return { ...made, rows, asOf };
};
