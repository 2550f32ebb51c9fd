import { Contended, ClockUntrusted, KeyReused, StaleRevision, UnknownTarget } from '@lib/commands';
import { Refused } from '@lib/domain';
import {
  AppendRefused,
  AppendTooLarge,
  ForeignPosition,
  LogAway,
  OutcomeUnknown,
  UnknownDocument,
  UnknownEventType,
  WrongExpectedRevision,
} from '@lib/event-store';
import { CursorUnknown } from '@lib/read-models';
import { tooLarge } from './body';
import { away, misshapen, Problem, problem, type Fault } from './problem';

/** What the rooms below throw, as the outside hears it; undefined for what they never promise to throw. */
export const domainProblem = (error: unknown): Problem | undefined => {
  if (error instanceof Refused) return refusal(error);
  if (error instanceof UnknownTarget) return problem(404, 'not_found');
  if (error instanceof KeyReused) return problem(422, 'key_reused');
  if (error instanceof StaleRevision) return problem(412, 'stale');
  // A body within the bounds can still be more than the log takes: salts and metadata come on top.
  if (error instanceof AppendTooLarge) return tooLarge();
  if (error instanceof ForeignPosition) return problem(400, 'position_invalid');
  if (error instanceof CursorUnknown) return misshapen([{ pointer: '/cursor', code: 'cursor_invalid' }]);
  const code = unavailable(error);
  return code === undefined
    ? undefined
    : Object.assign(away(code, code === 'clock_untrusted' ? 30 : 1), { cause: error });
};

/** 409, with the place in the body where the rule found a code that the policy version does not list. */
const refusal = ({ code, clause, details = {} }: Refused): Problem => {
  if (code === 'case_unknown') return problem(404, 'not_found');
  if (code === 'forbidden') return problem(403, 'forbidden');
  if (code === 'export_expired') return new Problem({ status: 410, code, clause });
  const { pointer, ...others } = details;
  // Whose data these are is a matter of shape, though only the case's state can tell.
  if (code === 'subject_unknown') return misshapen([{ pointer: String(pointer), code }]);
  const errors: Fault[] | undefined = typeof pointer === 'string' ? [{ pointer, code, details: others }] : undefined;
  return new Problem({ status: 409, code, clause, details: others, errors });
};

const unavailable = (error: unknown): string | undefined => {
  if (error instanceof Contended || error instanceof WrongExpectedRevision) return 'contended';
  if (error instanceof OutcomeUnknown) return 'outcome_unknown';
  if (error instanceof ClockUntrusted) return 'clock_untrusted';
  if (error instanceof UnknownEventType) return 'event_unknown';
  if (isUnfolded(error)) return 'read_model_behind';
  // Nothing that the caller sent: the log forbids us to write, or lacks a policy version that a case names.
  if (error instanceof AppendRefused || error instanceof UnknownDocument) return 'engine_away';
  if (error instanceof LogAway || isDatabaseAway(error)) return 'engine_away';
  return undefined;
};

/** A read model that no projector has begun yet. */
const isUnfolded = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '42P01';

const connectionCodes = /^(?:ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|EAI_AGAIN|08|57P0|53300|3D000|25006)/;

/** `pg` speaks of a lost connection by Node's code, by SQLSTATE, or in words. */
const isDatabaseAway = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && connectionCodes.test(error.code)) return true;
  return /connection terminated|timeout exceeded when trying to connect|connection timeout|client has encountered a connection error/i.test(
    error.message,
  );
};
