import { keyOfStep } from '../time/due';
import { dueKinds, type DueEventType } from './due-event-types';
import {
  dataChanged,
  informationAsked,
  informationDone,
  startOf,
  verificationFailed,
  withCutPause,
} from './evolve-data';
import { answerRetracted, decided, decisionRetracted, notified, referred, reopened } from './evolve-review';
import {
  serviceCancelled,
  serviceConfirmed,
  serviceDelivered,
  servicePlanned,
  serviceReplyLapsed,
} from './evolve-services';
import type { CaseEvent, CaseEventOf } from './events';
import type { Case, Ended, Known } from './state';

/** Folds one event in. Total: it never throws and checks no rule, whatever the prefix. */
export const evolve = (state: Case, event: CaseEvent): Case => {
  if (state.status === 'unknown') return event.type === 'RequestSubmitted' ? submitted(event) : state;
  const folded = fold(endsClocks.has(event.type) ? withCutPause(state, event.data.occurredAt) : state, event);
  const next = folded === state ? { ...state } : folded; // ours alone until it is returned: copied once, not twice
  return Object.assign(next, { count: state.count + 1, lastAt: event.data.occurredAt });
};

const endsClocks: ReadonlySet<CaseEvent['type']> = new Set([
  'ReferredToResearch',
  'DecisionNotified',
  'RequestWithdrawn',
  'RequestDiscontinued',
  'CaseClosed',
  'CaseReopened',
]);

const fold = (state: Known, event: CaseEvent): Known => {
  switch (event.type) {
    case 'RequestSubmitted':
      return state;
    case 'DataCorrected':
      return dataChanged(state, event);
    case 'InformationRequested':
      return informationAsked(state, event);
    case 'InformationSupplied':
      return dataChanged(informationDone(state, event.data.informationId, event.data.receivedAt, true), event);
    case 'InformationRequestCancelled':
      return informationDone(state, event.data.informationId, event.data.occurredAt, false);
    case 'DataVerified':
      return {
        ...state,
        verified: { dataHash: event.data.dataHash, at: event.data.occurredAt },
        firstVerifiedAt: state.firstVerifiedAt ?? event.data.occurredAt,
        verificationFailedAt: undefined,
        voided: { attestation: state.voided.attestation },
      };
    case 'VerificationFailed':
      return verificationFailed(state, event);
    case 'ApplicantAttested':
      return {
        ...state,
        attested: { dataHash: event.data.dataHash, at: event.data.occurredAt },
        signer:
          event.data.capacity === 'self'
            ? undefined
            : { personId: event.data.signer, mandateKind: event.data.mandate?.kind },
        voided: { verification: state.voided.verification },
      };
    case 'ApplicantChanged':
      return {
        ...state,
        applicantId: event.data.applicantId,
        applicantMandate: event.data.mandate?.kind,
        signer: undefined,
        attested: undefined,
        voided: state.attested
          ? {
              ...state.voided,
              attestation: { type: event.type, revision: state.count, occurredAt: event.data.occurredAt },
            }
          : state.voided,
      };
    case 'ClarificationAsked': {
      const { clarificationId, occurredAt: askedAt } = event.data;
      const start = startOf(`clarification:${clarificationId}`, state, state.lastClarification);
      return { ...state, clarifications: [...state.clarifications, { clarificationId, askedAt, start }] };
    }
    case 'ClarificationGiven':
      return clarified(state, event);
    case 'ReviewNoticeGiven':
      return { ...state, noticed: { version: event.data.noticeVersion, at: event.data.occurredAt } };
    case 'ReferredToResearch':
      return referred(state, event);
    case 'NeedAssessed':
      return { ...state, needAssessed: true };
    case 'CommitteeDecided':
      return decided(state, event);
    case 'DecisionRetracted':
      return decisionRetracted(state);
    case 'EarlyAnswerAuthorised':
      return state.status === 'decided' ? { ...state, earlyAnswer: true } : state;
    case 'DecisionNotified':
      return notified(state, event);
    case 'AnswerAttempted':
    case 'ContactAttempted':
      return {
        ...state,
        attempts: [...state.attempts, { at: event.data.occurredAt, channel: event.data.channel }],
      };
    case 'EarlyAnswerReported':
      return { ...state, earlyReports: state.earlyReports + 1 };
    case 'AnswerRetracted':
      return answerRetracted(state, event);
    case 'RequirementRecorded':
      return requirementRecorded(state, event);
    case 'RegistrationCompleted':
      return {
        ...state,
        registered: { at: event.data.occurredAt, afterAnswer: state.status === 'answered' },
      };
    case 'ServicePlanned':
      return servicePlanned(state, event);
    case 'ServiceDelivered':
      return serviceDelivered(state, event);
    case 'ServiceConfirmed':
      return serviceConfirmed(state, event);
    case 'ServiceCancelled':
      return serviceCancelled(state, event);
    case 'RequestWithdrawn':
      return end(state, 'withdrawn', event);
    case 'RequestDiscontinued':
      return end(state, 'discontinued', event);
    case 'CaseClosed':
      return end(state, 'closed', event);
    case 'CaseAssigned':
      return { ...state, assignee: event.data.to };
    case 'CaseReopened':
      return reopened(state, event);
    case 'HistoryCompleted':
      return {
        ...state,
        history: { completedAt: event.data.occurredAt, sourceEnds: event.data.sourceEnds },
      };
    case 'InquiryOpened': {
      const { inquiryId, kind, round = 1 } = event.data;
      const others = state.openInquiries.filter((open) => open.inquiryId !== inquiryId);
      return { ...state, openInquiries: [...others, { inquiryId, kind, round }] };
    }
    case 'InquirySettled': {
      const settled = event.data.inquiryId;
      return { ...state, openInquiries: state.openInquiries.filter(({ inquiryId }) => inquiryId !== settled) };
    }
    case 'CalendarApplied':
      return calendarApplied(state, event);
    case 'ReviewFloorPassed':
    case 'ReviewTargetNeared':
    case 'ReviewTargetMissed':
    case 'ReviewCeilingNeared':
    case 'ReviewCeilingMissed':
    case 'PreparationTargetNeared':
    case 'PreparationTargetMissed':
    case 'InformationTargetNeared':
    case 'InformationTargetMissed':
    case 'ClarificationTargetNeared':
    case 'ClarificationTargetMissed':
    case 'AnswerTargetNeared':
    case 'AnswerTargetMissed':
    case 'RegistrationTargetNeared':
    case 'RegistrationTargetMissed':
    case 'ServiceTargetNeared':
    case 'ServiceTargetMissed':
      return passed(state, event);
    case 'ServiceReplyLapsed':
      return serviceReplyLapsed(passed(state, event), event);
  }
};

/** Each step is remembered once per start of its clock. */
const passed = (state: Known, { type, data }: CaseEventOf<DueEventType>): Known => ({
  ...state,
  passed: [...state.passed, keyOfStep(data.start, dueKinds[type].part)],
});

const submitted = ({ data }: CaseEventOf<'RequestSubmitted'>): Case => ({
  status: 'preparing',
  caseId: data.caseId,
  policyId: data.policyId,
  policyVersion: data.policyVersion,
  calendarVersion: data.calendarVersion,
  firstCalendarVersion: data.calendarVersion,
  calendars: [],
  use: data.use,
  count: 1,
  lastAt: data.occurredAt,
  applicantId: data.applicantId,
  applicantMandate: undefined,
  signer: undefined,
  beneficiaryId: data.beneficiaryId,
  requestedSupport: data.requestedSupport,
  codes: {
    channel: data.channel,
    segment: data.segment,
    origin: data.origin,
    beneficiaryKind: data.beneficiaryKind,
    serviceMode: data.serviceMode,
    urgency: data.urgency,
  },
  receivedAt: data.receivedAt,
  submittedAt: data.occurredAt,
  dataGivenAt: data.receivedAt,
  dataHash: data.dataHash,
  fields: data.fields.map((field) => ({ ...field, givenAt: data.receivedAt })),
  verified: undefined,
  firstVerifiedAt: undefined,
  verificationFailedAt: undefined,
  attested: undefined,
  voided: {},
  noticed: undefined,
  needAssessed: false,
  information: [],
  lastInformation: undefined,
  pauses: [],
  clarifications: [],
  lastClarification: undefined,
  preparation: { number: 1, startedAt: data.receivedAt },
  openInquiries: [],
  assignee: undefined,
  attempts: [],
  stoodAside: [],
  decisions: 0,
  round: undefined,
  earlyReports: 0,
  requirements: [],
  registered: undefined,
  services: [],
  history: undefined,
  passed: [],
  ended: undefined,
});

const calendarApplied = (state: Known, { data }: CaseEventOf<'CalendarApplied'>): Known => ({
  ...state,
  calendarVersion: data.calendarVersion,
  calendars: [...state.calendars, { version: data.calendarVersion, at: data.occurredAt, passed: state.passed.length }],
});

const clarified = (state: Known, { data }: CaseEventOf<'ClarificationGiven'>): Known => {
  const open = state.clarifications.find(({ clarificationId }) => clarificationId === data.clarificationId);
  if (!open) return state;
  return {
    ...state,
    clarifications: state.clarifications.filter((one) => one !== open),
    lastClarification: {
      id: data.clarificationId,
      start: open.start,
      startedAt: open.askedAt,
      settledAt: data.occurredAt,
      met: true,
    },
  };
};

const requirementRecorded = (state: Known, { data }: CaseEventOf<'RequirementRecorded'>): Known => ({
  ...state,
  requirements: [
    ...state.requirements.filter(({ requirement }) => requirement !== data.requirement),
    { requirement: data.requirement, state: data.state, afterAnswer: state.status === 'answered' },
  ],
});

const end = (state: Known, kind: Ended['kind'], event: { data: { occurredAt: string } }): Known => ({
  ...state,
  ended: { kind, at: event.data.occurredAt },
});
