import type { CaseEventOf } from './events';
import type { CaseFacts, Known } from './state';

export const referred = (state: Known, { data }: CaseEventOf<'ReferredToResearch'>): Known => ({
  ...factsOf(state),
  status: 'review',
  earlyReports: 0,
  round: {
    number: (state.round?.number ?? 0) + 1,
    referredAt: data.occurredAt,
    noticedAt: state.noticed?.at,
    preparedFrom: state.preparation.startedAt,
  },
});

export const decided = (state: Known, { data }: CaseEventOf<'CommitteeDecided'>): Known => {
  if (state.status !== 'review') return state;
  const granted = data.granted;
  return {
    ...state,
    status: 'decided',
    earlyAnswer: false,
    decisions: state.decisions + 1,
    stoodAside: [...new Set([...state.stoodAside, ...data.stoodAside])],
    decision: {
      outcome: data.outcome,
      decidedAt: data.occurredAt,
      number: state.decisions + 1,
      granted,
      supports: granted.length > 0 ? [...new Set(granted.map(({ support }) => support))] : [state.requestedSupport],
    },
  };
};

export const decisionRetracted = (state: Known): Known =>
  state.status === 'decided' ? { ...factsOf(state), status: 'review', round: state.round } : state;

export const notified = (state: Known, { data }: CaseEventOf<'DecisionNotified'>): Known => {
  if (state.status !== 'decided') return state;
  const { earlyAnswer: early, ...rest } = state;
  return { ...rest, status: 'answered', answer: { toldAt: data.toldAt, recordedAt: data.occurredAt, early } };
};

/** Recorded by mistake: the answer is owed again. Told wrongly: it stands, with the time at which the right one was told. */
export const answerRetracted = (state: Known, { data }: CaseEventOf<'AnswerRetracted'>): Known => {
  if (state.status !== 'answered') return state;
  if (data.answerStands)
    return {
      ...state,
      answer: { ...state.answer, toldAt: data.toldAt ?? data.occurredAt, recordedAt: data.occurredAt },
    };
  const { answer, ...rest } = state;
  return { ...rest, status: 'decided', earlyAnswer: answer.early };
};

export const reopened = (state: Known, { data }: CaseEventOf<'CaseReopened'>): Known => {
  const open: Known = { ...state, ended: undefined, attempts: [] };
  if (data.to === 'as_it_was') return open;
  return {
    ...factsOf(open),
    status: 'preparing',
    noticed: undefined,
    needAssessed: false,
    requirements: state.requirements.filter(({ afterAnswer }) => !afterAnswer),
    registered: state.registered?.afterAnswer ? undefined : state.registered,
    services: [],
    preparation: { number: state.preparation.number + 1, startedAt: data.occurredAt },
  };
};

/** Without what belongs to one round only. */
const factsOf = (state: Known): CaseFacts => {
  const {
    status: _status,
    decision: _decision,
    answer: _answer,
    earlyAnswer: _early,
    ...facts
  } = state as Known & Partial<Record<'decision' | 'answer' | 'earlyAnswer', unknown>>;
  return facts;
};
