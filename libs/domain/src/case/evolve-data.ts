import type { CaseEventOf } from './events';
import type { KnownField, Known, Pause, Settled, VoidedBy } from './state';

/** P21, P23: new data make verification and attestation void as soon as their hash differs. */
export const dataChanged = (
  state: Known,
  event: CaseEventOf<'DataCorrected'> | CaseEventOf<'InformationSupplied'>,
): Known => {
  const { data } = event;
  const dataHash = data.dataHash ?? state.dataHash;
  const next: Known = {
    ...state,
    dataHash,
    fields: withFields(state.fields, data.fields ?? [], data.receivedAt),
    dataGivenAt: dataHash === state.dataHash ? state.dataGivenAt : data.receivedAt,
  };
  const corrected = event.type === 'DataCorrected' ? withCodes(next, event.data) : next;
  if (dataHash === state.dataHash) return corrected;
  const by: VoidedBy = { type: event.type, revision: state.count, occurredAt: data.occurredAt };
  return {
    ...corrected,
    verified: undefined,
    attested: undefined,
    verificationFailedAt: undefined,
    voided: {
      verification: state.verified ? by : state.voided.verification,
      attestation: state.attested ? by : state.voided.attestation,
    },
  };
};

export const verificationFailed = (state: Known, event: CaseEventOf<'VerificationFailed'>): Known => ({
  ...state,
  verified: undefined,
  verificationFailedAt: event.data.occurredAt,
  voided: state.verified
    ? {
        ...state.voided,
        verification: { type: event.type, revision: state.count, occurredAt: event.data.occurredAt },
      }
    : state.voided,
});

/** An id that was used before would join its clock, whose steps are on record already: the new start is told by its place. */
export const startOf = (name: string, state: Known, last: Settled | undefined): string => {
  const isTaken = last?.start === name || state.passed.some((step) => step.startsWith(`${name}:`));
  return isTaken ? `${name}:${state.count}` : name;
};

export const informationAsked = (state: Known, { data }: CaseEventOf<'InformationRequested'>): Known => {
  const { informationId, from, occurredAt: askedAt } = data;
  const start = startOf(`information:${informationId}`, state, state.lastInformation);
  const asked = { informationId, from, askedAt, start };
  const information = [...state.information, asked];
  if (from !== 'applicant') return { ...state, information };
  return { ...state, information, pauses: withPause(state.pauses, askedAt, informationId) };
};

/** The wait ends when the last thing that the applicant owes has come, on the day on which it came. */
export const informationDone = (state: Known, informationId: string, doneAt: string, met: boolean): Known => {
  const done = state.information.find((one) => one.informationId === informationId);
  if (!done) return state;
  const information = state.information.filter((one) => one !== done);
  const settledAt = doneAt < done.askedAt ? done.askedAt : doneAt;
  const lastInformation = { id: informationId, start: done.start, startedAt: done.askedAt, settledAt, met };
  const open = state.pauses.at(-1);
  const stillOwed = information.some(({ from }) => from === 'applicant');
  if (done.from !== 'applicant' || stillOwed || !open) return { ...state, information, lastInformation };
  const closed = settledAt > open.from ? [{ ...open, to: settledAt }] : [];
  return { ...state, information, lastInformation, pauses: [...state.pauses.slice(0, -1), ...closed] };
};

/**
 * A wait that lasts beyond the end of a clock is cut there: that it turns out to have ended earlier, by a fact that is told
 * late, does not judge that clock again.
 */
export const withCutPause = (state: Known, at: string): Known => {
  const open = state.pauses.at(-1);
  if (!open || open.to !== null || open.from >= at) return state;
  const { from, why } = open;
  return { ...state, pauses: [...state.pauses.slice(0, -1), { from, to: at, why }, { from: at, to: null, why }] };
};

/** Waits that overlap or follow each other without a gap are one. */
const withPause = (pauses: readonly Pause[], from: string, informationId: string): readonly Pause[] => {
  const last = pauses.at(-1);
  if (!last || (last.to !== null && last.to < from)) return [...pauses, { from, to: null, why: [informationId] }];
  return [...pauses.slice(0, -1), { from: last.from, to: null, why: [...last.why, informationId] }];
};

const withFields = (
  known: readonly KnownField[],
  given: readonly { code: string; subject: string; validUntil?: string }[],
  givenAt: string,
): readonly KnownField[] => {
  if (given.length === 0) return known;
  const isReplaced = (one: KnownField): boolean =>
    given.some(({ code, subject }) => code === one.code && subject === one.subject);
  return [...known.filter((one) => !isReplaced(one)), ...given.map((field) => ({ ...field, givenAt }))];
};

const withCodes = (state: Known, data: CaseEventOf<'DataCorrected'>['data']): Known => ({
  ...state,
  requestedSupport: data.requestedSupport ?? state.requestedSupport,
  codes: {
    channel: data.channel ?? state.codes.channel,
    segment: data.segment ?? state.codes.segment,
    origin: data.origin ?? state.codes.origin,
    beneficiaryKind: data.beneficiaryKind ?? state.codes.beneficiaryKind,
    serviceMode: data.serviceMode ?? state.codes.serviceMode,
    urgency: data.urgency ?? state.codes.urgency,
  },
});
