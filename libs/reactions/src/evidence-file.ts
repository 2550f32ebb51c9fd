import { evolve, initialCase, shownEvents, type Case, type CaseEvent, type Known, type Role } from '@lib/domain';
import { pinnedDocuments, type Recorded } from '@lib/event-store';
import { canonicalPack, evidencePack, evidencePaper, NoPrinter } from '@lib/evidence';
import { packed } from '@lib/exports';
import { withoutComplaintsOf, type ReadCase } from '@lib/views';
import { ExportImpossible, type Around, type Asked, type Made } from './export-order';

/**
 * The evidence of a case: what its history and its view over HTTP answer whoever asks, as one canonical JSON, the same on
 * paper with that JSON's digest on every sheet, and the digests of both beside them.
 */
export const makeEvidence = async (asked: Asked, around: Around): Promise<Made> => {
  const { exportId, requestedBy, language, filters } = asked;
  const caseId = String(filters['caseId']);
  const asRoles = asked.asRoles as readonly Role[];
  const asOf = around.now();
  const found = await shownCase(caseId, { id: requestedBy, roles: asRoles }, around);
  const reference = await referenceOf(caseId, around);
  const pack = evidencePack({ packId: exportId, asOf, requestedBy, asRoles, reference, case: found });
  const canonical = canonicalPack(pack);
  await around.tell(0, found.events.length);
  const { association, chromium } = around.paper ?? {};
  const paper = await evidencePaper(pack, canonical, { language, association }, chromium).catch((error: unknown) => {
    throw error instanceof NoPrinter ? new ExportImpossible('no_printer') : error;
  });
  // The paper tells its reader to check a file of this name.
  const files = [
    { name: 'evidence.json', content: Buffer.from(canonical.json) },
    { name: 'evidence.pdf', content: paper },
  ];
  const made = await around.files.write(exportId, 'zip', packed(files, new Date(asOf)), around.goOn);
  return { ...made, rows: found.events.length, asOf, jsonSha256: canonical.sha256 };
};

/** The entries that these roles see, without complaints of this very person (P15), and the case that they make. */
const shownCase = async (
  caseId: string,
  looker: { readonly id: string; readonly roles: readonly Role[] },
  { store, policies, calendars }: Around,
): Promise<ReadCase> => {
  const { events: all } = await store.load(`case-${caseId}`);
  const shown = shownEvents(all, looker.roles);
  const firstOf = async (id: string): Promise<Recorded | undefined> =>
    (await store.load(`inquiry-${id}`, { atMost: 1 })).events[0];
  const events = await withoutComplaintsOf(looker, shown, firstOf);
  const state = shown.reduce<Case>((before, event) => evolve(before, event as unknown as CaseEvent), initialCase);
  return { events, state: state as Known, documents: await pinnedDocuments(policies, calendars, state as Known) };
};

const referenceOf = async (caseId: string, { database }: Around): Promise<string | null> => {
  const [row] = await database.query<{ reference: string | null }>(
    'select coalesce(reference, external_reference) as reference from case_board where case_id = $1',
    [caseId],
  );
  return row?.reference ?? null;
};
