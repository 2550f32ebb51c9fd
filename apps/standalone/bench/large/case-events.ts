import {
  caseCommands,
  clausesOf,
  decide,
  evolve,
  decideRegister,
  hijriDateOf,
  initialRegister,
  initialCase,
  isDueType,
  Refused,
  systemActor,
  type Actor,
  type Case,
  type CaseCommand,
  type CaseCommandType,
  type CaseEvent,
  type Documents,
} from '@lib/domain';
import { dataHashOf, salted, sha256Hex, type PersonalPart, type Recorded } from '@lib/event-store';
import { caseOf, type FillStep } from '../../../cli/src/fill/fill-plan';

/** A million cases of six years; the last began just before `until`. */
export interface Plan {
  readonly cases: number;
  readonly until: string;
}

export const DAYS = 6 * 365;
const SEED = 1_448;
const OFFICERS = 60;
const EVENTS_A_CASE = 64n;
/** Beyond every position of the run's own small log. */
const REGISTERED = ['P16'];
const FIRST_POSITION = 1_000_000_000_000n;
const UNCONFIRMED_ONE_IN = 200;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const typeOf = new Map(Object.entries(caseCommands).map(([type, { route }]) => [route, type as CaseCommandType]));

/** Case `number` of the plan as a log would hold it: its steps sent as commands, judged by the decider one by one. */
export const eventsOfCase = (plan: Plan, number: number, documents: Documents): Recorded[] => {
  const { until } = plan;
  const { steps } = caseOf(SEED, number, until, () => ageOf(plan, number));
  const caseId = uuidFor(number);
  const events: Recorded[] = [];
  let state: Case = initialCase;
  let dataHash = '';
  const send = (type: CaseCommandType, at: string, body: object): void => {
    const by = senderOf(type, number);
    const command = { type, data: { ...body, caseId, policyId: 'main' }, at, floorAt: at, by } as CaseCommand;
    for (const event of judged(command, state, documents)) {
      state = evolve(state, event);
      events.push(recorded(event, by, { caseId, number, index: events.length }));
    }
  };
  const lived = asLived(steps, number).filter(({ at }) => at <= until);
  for (const [index, step] of lived.entries()) {
    const type = typeOf.get(step.command) as CaseCommandType;
    if (index === 0) dataHash = hashOf(step);
    const hashed = index === 0 || step.needsDataHash ? { dataHash } : {};
    send(type, step.at, { ...step.body, ...givenFields(step), ...hashed });
  }
  send('PassTimelineStep', until, {});
  return [...events, referenceOf(plan, number, events)];
};

/** P16: as the register gives them, one after the other within a Hijri year. */
const referenceOf = (plan: Plan, number: number, [first, ...rest]: readonly Recorded[]): Recorded => {
  const { caseId, occurredAt } = first!.data;
  const hijriYear = hijriDateOf(occurredAt).year;
  const last = number - firstOfYear(plan, hijriYear);
  const [issued] = decideRegister(
    { type: 'IssueReferences', data: { hijriYear, caseIds: [caseId] }, at: occurredAt },
    { ...initialRegister, last },
  );
  const event = recorded(issued as unknown as CaseEvent, systemActor, { caseId, number, index: rest.length + 1 });
  return { ...event, streamName: `register-${hijriYear}`, revision: BigInt(last) };
};

const firstOfYears = new Map<number, number>();

const firstOfYear = (plan: Plan, hijriYear: number): number => {
  const known = firstOfYears.get(hijriYear);
  if (known !== undefined) return known;
  let [low, high] = [0, plan.cases];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hijriDateOf(new Date(beganMs(plan, middle)).toISOString()).year < hijriYear) low = middle + 1;
    else high = middle;
  }
  firstOfYears.set(hijriYear, low);
  return low;
};

/** In days before `until`: the cases come evenly over the years, in the order of their numbers. */
const ageOf = ({ cases }: Plan, number: number): number => Math.floor(((cases - 1 - number) / cases) * DAYS);

const beganMs = (plan: Plan, number: number): number =>
  (Math.floor(Date.parse(plan.until) / DAY_MS) - ageOf(plan, number)) * DAY_MS + 5 * HOUR_MS;

/** What the plan did not foresee of the rules is refused, as it would be. */
const judged = (command: CaseCommand, state: Case, documents: Documents): readonly CaseEvent[] => {
  try {
    return decide(command, state, documents);
  } catch (error) {
    if (error instanceof Refused && state.status !== 'unknown') return [];
    throw error;
  }
};

/**
 * What the plan of a historical series leaves out: two of three cases are given to somebody an hour after they came, and
 * nearly every service is confirmed by whom it was for (P29).
 */
const asLived = (steps: readonly FillStep[], number: number): readonly FillStep[] =>
  steps.flatMap((step, index) => {
    const next = steps[index + 1];
    const later = afterwards(step, number);
    return later && (next === undefined || later.at <= next.at) ? [step, later] : [step];
  });

const afterwards = ({ command, at, body }: FillStep, number: number): FillStep | undefined => {
  if (command === 'submit-request' && number % 3 > 0) {
    const to = number % 6 === 1 ? { role: 'researcher' } : { actorId: `officer-${number % OFFICERS}` };
    return { command: 'assign-case', at: later(at, HOUR_MS), body: { to, reasonCode: 'turn' } };
  }
  if (command !== 'deliver-service' || number % UNCONFIRMED_ONE_IN === 0) return undefined;
  const { serviceId } = body as { serviceId: string };
  const said = { serviceId, confirmation: 'confirmed', channel: 'phone' };
  return { command: 'confirm-service', at: later(at, 2 * DAY_MS), body: said };
};

const later = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();

const senderOf = (type: CaseCommandType, number: number): Actor => {
  const role = caseCommands[type].roles[0]!;
  return role === 'system' ? systemActor : { id: `${role}-${number % OFFICERS}`, kind: 'person', roles: [role] };
};

const hashOf = ({ body }: FillStep): string => {
  const { beneficiaryId, requestedSupport, personal } = body as {
    beneficiaryId: string;
    requestedSupport: string;
    personal: readonly PersonalPart[];
  };
  return dataHashOf({ beneficiaryId, requestedSupport, attachments: [] }, salted(personal));
};

const givenFields = ({ command, body }: FillStep): object => {
  if (command !== 'submit-request') return {};
  const parts = body['personal'] as readonly PersonalPart[];
  return {
    fields: parts.flatMap(({ subject, data }) => Object.keys(data).map((code) => ({ code, subject }))),
  };
};

interface Place {
  readonly caseId: string;
  readonly number: number;
  readonly index: number;
}

const recorded = ({ type, data }: CaseEvent, by: Actor, { caseId, number, index }: Place): Recorded => {
  const commandId = uuidFor(number * 64 + index, 2);
  return {
    id: commandId,
    type,
    data,
    streamName: `case-${caseId}`,
    revision: BigInt(index),
    position: FIRST_POSITION + BigInt(number) * EVENTS_A_CASE + BigInt(index),
    createdAt: data.occurredAt,
    metadata: {
      actor: isDueType(type) ? systemActor : by,
      commandId,
      commandHash: '',
      $correlationId: commandId,
      $causationId: commandId,
      clauses: clausesOf(type) ?? REGISTERED,
      recordedAt: data.occurredAt,
    },
  };
};

/** As random as those that a service makes, and always the same: rows lie in no order of their ids. */
const uuidFor = (number: number, kind = 1): string => {
  const hex = sha256Hex(`${kind}/${number}`);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
