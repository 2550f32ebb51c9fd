import type { CanonicalPack, EvidencePack } from './pack';
import { evidencePage, type Letterhead } from './page';
import { withPlainLetters } from './plain-letters';
import { printed } from './printer';

const MAKER = 'Mustafid';

/** A pack as a PDF, by the `chromium` that is named, else by one that is found: the same pack, printed by the same Chromium, is the same bytes. Throws NoPrinter. */
export const evidencePaper = async (
  pack: EvidencePack,
  canonical: CanonicalPack,
  head: Letterhead,
  chromium?: string,
): Promise<Buffer> =>
  withPlainLetters(await printed(evidencePage(pack, canonical, head), chromium), { at: pack.asOf, by: MAKER });
