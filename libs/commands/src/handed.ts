import type { Handed } from '@lib/domain';
import type { Recorded } from '@lib/event-store';

/** An event with its place and whose hand it was, as the rules about hands take it. */
export const handed = ({ type, data, revision, metadata }: Recorded): Handed & { revision: number } => ({
  type,
  data,
  revision: Number(revision),
  actor: metadata.actor,
  ...(metadata.onBehalfOf === undefined ? {} : { onBehalfOf: metadata.onBehalfOf }),
});
