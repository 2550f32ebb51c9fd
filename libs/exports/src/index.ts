export { caseColumns } from './columns/case-columns';
export { eventColumns } from './columns/event-columns';
export type { Column } from './columns/column';
export { ExportFiles, type MadeFile } from './export-files';
export { csvCell, csvLine, type CellValue } from './formats/csv-cell';
export { formats } from './formats/formats';
export type { Format, Rows } from './formats/rows';
