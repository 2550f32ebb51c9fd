import type { ExportFormat, ListFormat } from '@lib/domain';
import { csv } from './csv';
import { jsonLines } from './json-lines';
import type { Format } from './rows';
import { xlsx } from './xlsx';

interface Kind {
  readonly extension: string;
  readonly mediaType: string;
}

/** How a list is written in each format. */
export const formats: Readonly<Record<ListFormat, Format>> = { json_lines: jsonLines, csv, xlsx };

/** How the files of each format are known outside. */
export const fileKinds: Readonly<Record<ExportFormat, Kind>> = {
  json_lines: { extension: 'jsonl', mediaType: 'application/x-ndjson' },
  csv: { extension: 'csv', mediaType: 'text/csv' },
  xlsx: {
    extension: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  zip: { extension: 'zip', mediaType: 'application/zip' },
};
