/**
 * The evidence pack of a case: its canonical JSON, and the same on paper in Arabic or English, each sheet with the digest
 * of that JSON. `evidencePack` says what is in it, `canonicalPack` makes the file, `evidencePaper` the PDF.
 */
export { canonicalPack, evidencePack, type CanonicalPack, type EvidencePack, type PackSource } from './pack';
export { evidencePaper } from './paper';
export { NoPrinter } from './printer';
