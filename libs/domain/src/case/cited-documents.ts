import type { PolicyVersion } from '../policy/document';
import { Refused } from '../refused';
import type { CaseCommand } from './commands';
import type { GuideReference } from './events';

/** P18: what a fact cites is one of the version's documents. Throws Refused('code_unknown') with the pointer. */
export const checkCited = ({ data }: CaseCommand, { documents }: PolicyVersion): void => {
  const { cites = [], guide } = data as { cites?: readonly GuideReference[]; guide?: GuideReference };
  const allowed = documents.map(({ code }) => code);
  const check = (cited: GuideReference, pointer: string): void => {
    if (!allowed.includes(cited.document))
      throw new Refused('code_unknown', 'P18', { pointer: `${pointer}/document`, allowed });
  };
  cites.forEach((cited, index) => check(cited, `/cites/${index}`));
  if (guide) check(guide, '/guide');
};
