export { caseColumns } from './columns/case-columns';
export { eventColumns } from './columns/event-columns';
export type { Column } from './columns/column';
export { ExportFiles, type MadeFile } from './export-files';
export { csvCell, csvLine, type CellValue } from './formats/csv-cell';
export { fileKinds, formats } from './formats/formats';
export { packed, type PackedFile } from './formats/packed';
export type { Format, Rows } from './formats/rows';
