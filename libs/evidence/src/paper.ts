import type { Language } from '@lib/domain';
import type { CanonicalPack, EvidencePack } from './pack';
import { evidencePage } from './page';
import { withPlainLetters } from './plain-letters';
import { printed } from './printer';

const MAKER = 'Mustafid';

/** A pack as a PDF: the same pack, printed by the same Chromium, is the same bytes. Throws NoPrinter. */
export const evidencePaper = async (
  pack: EvidencePack,
  canonical: CanonicalPack,
  language: Language,
  place?: string,
): Promise<Buffer> =>
  withPlainLetters(await printed(evidencePage(pack, canonical, language), place), { at: pack.asOf, by: MAKER });
