/**
 * The evidence pack of a case: its canonical JSON, and the same on paper in Arabic or English, each sheet with the digest
 * of that JSON. `evidencePack` says what is in it, `canonicalPack` makes the file, `evidencePage` the paper, `printed` a PDF.
 */
export { canonicalPack, evidencePack, type CanonicalPack, type EvidencePack, type PackSource } from './pack';
export { evidencePage } from './page';
export { NoPrinter, printed } from './printer';
