import { shownClocks, timelineFor, type Instant, type Role } from '@lib/domain';
import { canonicalJson, sha256Hex } from '@lib/event-store';
import { caseView, explainedClock, historyItem, type ReadCase } from '@lib/views';

export const PACK_FORMAT = 'mustafid-evidence-pack';
const PACK_VERSION = 1;

/** A case as whoever asks may see it, and what is asked. */
export interface PackSource {
  /** The export by which it was asked for; it is the pack's number. */
  readonly packId: string;
  readonly asOf: Instant;
  readonly requestedBy: string;
  readonly asRoles: readonly Role[];
  /** The case's own number; null while it has none. */
  readonly reference: string | null;
  /** Only the entries that these roles may see, and the state that they make. */
  readonly case: ReadCase;
}

export type EvidencePack = ReturnType<typeof evidencePack>;

export interface CanonicalPack {
  /** RFC 8785. What the paper shows is read from it, and nothing else. */
  readonly json: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** Everything that the paper shows, as data. */
export const evidencePack = ({ packId, asOf, requestedBy, asRoles, reference, case: read }: PackSource) => {
  const { events, state, documents } = read;
  const { policy } = documents;
  const cited = new Set(events.flatMap(({ metadata }) => metadata.clauses));
  const clocks = shownClocks(timelineFor(state, documents), state, asRoles);
  for (const { clause } of clocks) cited.add(clause);
  return {
    format: PACK_FORMAT,
    version: PACK_VERSION,
    packId,
    asOf,
    requestedBy,
    asRoles,
    case: { ...caseView(read, { roles: asRoles, now: asOf }), reference },
    policy: {
      policyId: policy.policyId,
      version: policy.version,
      basis: policy.basis,
      clauses: policy.clauses.filter(({ id }) => cited.has(id)),
    },
    entries: events.map((event) => historyItem(event)),
    clocks: clocks.map((clock) => explainedClock(clock, asOf)),
  };
};

/** The one text of a pack and its digest, by which paper and file belong together. */
export const canonicalPack = (pack: EvidencePack): CanonicalPack => {
  const json = canonicalJson(pack);
  return { json, sha256: sha256Hex(json), bytes: Buffer.byteLength(json) };
};
