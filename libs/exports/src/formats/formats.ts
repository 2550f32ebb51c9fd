import type { ExportFormat } from '@lib/domain';
import { csv } from './csv';
import { jsonLines } from './json-lines';
import type { Format } from './rows';
import { xlsx } from './xlsx';

interface Written {
  readonly extension: string;
  readonly mediaType: string;
  readonly write: Format;
}

/** Each format with its function, and how its files are known outside. */
export const formats: Readonly<Record<ExportFormat, Written>> = {
  json_lines: { extension: 'jsonl', mediaType: 'application/x-ndjson', write: jsonLines },
  csv: { extension: 'csv', mediaType: 'text/csv', write: csv },
  xlsx: {
    extension: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: xlsx,
  },
};
