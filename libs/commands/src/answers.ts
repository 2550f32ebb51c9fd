import type { NextStep } from '@lib/domain';
import type { Recorded } from '@lib/event-store';
import type { DomainEvent } from './aggregate';
import type { CommandIdentity } from './command-identity';
import type { CommandAnswer } from './command-request';

type Bare = Omit<CommandAnswer, 'replayed' | 'next' | 'nextClock' | 'state'>;
type Placed = DomainEvent & { readonly revision: bigint };

/** The events whose `dataHash` is a new one, not one that they speak of. */
const setsDataHash: ReadonlySet<string> = new Set(['RequestSubmitted', 'DataCorrected', 'InformationSupplied']);

/** The answer of a command is made of its events alone, so it can be given again at any time. */
export const answerOf = (streamId: string, events: readonly Placed[], position: bigint): Bare => {
  const dataHash = events.map(newDataHashOf).findLast((hash) => hash !== undefined);
  return {
    id: streamId,
    revision: events.at(-1)?.revision ?? -1n,
    position,
    events: events.map(({ type, revision }) => ({ type, revision })),
    ...(dataHash === undefined ? {} : { dataHash }),
  };
};

export const recordedAnswer = ({ commandId, streamId }: CommandIdentity, history: readonly Recorded[]): Bare => {
  const own = history.filter(({ metadata }) => metadata.commandId === commandId);
  return answerOf(streamId, own, own.at(-1)?.position ?? -1n);
};

const newDataHashOf = ({ type, data }: DomainEvent): string | undefined =>
  setsDataHash.has(type) && 'dataHash' in data && typeof data.dataHash === 'string' ? data.dataHash : undefined;

/** What falls due next, as a command's answer says it. */
export const withNext = (step: NextStep | null | undefined): Pick<CommandAnswer, 'next' | 'nextClock'> =>
  step === undefined ? {} : { next: step?.dueAt ?? null, nextClock: step?.clock ?? null };
