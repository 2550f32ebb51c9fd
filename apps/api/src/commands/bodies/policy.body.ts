import { countings, remindersOf, reasonUses, reviewOutcomes, roles, textNames, uses } from '@lib/domain';
import { Choice, Codes, Day, Duration, Identifier, Moment, Truth, Whole } from '../../shape/fields';
import { fault, field, isObject, nested, ok, type Check } from '../../shape/field';
import { Text } from '../../shape/free-text';
import {
  clauseLists,
  codeLists,
  codeRecord,
  durationLists,
  fieldLists,
  notificationSettings,
  requirementLists,
  textLists,
  toolLists,
} from './policy-lists';

const optional = { optional: true };
const MAX_VERSION = 1_000_000;

export class LengthPart {
  @Duration() length!: string;
  @Identifier(optional) clause?: string;
  @Choice(['policy', 'house'], optional) source?: string;
  @Choice(countings, optional) counting?: string;
}

export class ReviewWindowPart {
  @Choice(['raising', 'submission', 'notice'], optional) from?: string;
  @nested(() => LengthPart, { nullable: true }) floor!: LengthPart | null;
  @nested(() => LengthPart, { optional: true, nullable: true }) target?: LengthPart | null;
  @nested(() => LengthPart, { optional: true, nullable: true }) ceiling?: LengthPart | null;
  @Truth(optional) earlyAnswer?: boolean;
  @Text(2_000, optional) basis?: string;
}

export class WindowPart {
  @Identifier() clause!: string;
  @nested(() => LengthPart, { nullable: true }) target!: LengthPart | null;
}

export class WindowsPart {
  @nested(() => WindowPart, optional) preparation?: WindowPart;
  @nested(() => WindowPart, optional) information?: WindowPart;
  @nested(() => WindowPart, optional) clarification?: WindowPart;
  @nested(() => WindowPart, optional) answer?: WindowPart;
  @nested(() => WindowPart, optional) registration?: WindowPart;
  @nested(() => WindowPart, optional) service?: WindowPart;
  @nested(() => WindowPart, optional) inquiry?: WindowPart;
  @nested(() => WindowPart, optional) dispute?: WindowPart;
  @nested(() => WindowPart, optional) survey?: WindowPart;
  @nested(() => WindowPart, optional) follow_up?: WindowPart;
  @nested(() => WindowPart, optional) policy_review?: WindowPart;
}

export class BasisPart {
  @Whole(1, 10_000, optional) meeting?: number;
  @Whole(1, 1_000, optional) term?: number;
  @Text(40, optional) hijriDate?: string;
  @Day(optional) date?: string;
  @Text(2_000, optional) note?: string;
}

export class WarningPart {
  @Whole(1, 100) attempts!: number;
  @Whole(1, 7) channels!: number;
  @Duration() wait!: string;
  @Codes(20) reasonCodes!: string[];
}

export class FormPart {
  @Codes(200) required!: string[];
  @field(codeRecord(200), { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } })
  requiredBySupport!: Record<string, string[]>;
}

export class FollowUpPart {
  @Duration() after!: string;
}

export class SurveyPart {
  @Duration(optional) reminderAfter?: string;
  @Whole(1, 1_000, optional) minimumSample?: number;
  @Codes(20, optional) aspects?: string[];
}

export class DecisionPart {
  @Codes(3) requires!: string[];
}

const circulated = roles.filter((role) => !['system', 'importer', 'operator'].includes(role));

const roleList: Check = (value) => {
  if (!Array.isArray(value)) return fault('not_a_list');
  const wrong = value.findIndex((role) => !circulated.includes(role));
  return wrong === -1 ? ok : fault('not_allowed', { allowed: circulated }, `/${wrong}`);
};

const share: Check = (value) =>
  typeof value === 'number' && value > 0 && value < 1 ? ok : fault('wrong_type', { expected: '0 < … < 1' });

const listSchema = { type: 'array', items: {} } as const;
const recordSchema = { type: 'object', additionalProperties: true } as const;

/** A new version of a series. What it does not say stays as in the version before it. */
export class AdoptPolicyBody {
  @Whole(1, MAX_VERSION) version!: number;
  @Moment(optional) effectiveFrom?: string;
  @Choice(uses, optional) use?: string;
  @nested(() => BasisPart, optional) basis?: BasisPart;
  @Codes(10, optional) gates?: string[];
  @nested(() => ReviewWindowPart, optional) reviewWindow?: ReviewWindowPart;
  @nested(() => WindowsPart, optional) windows?: WindowsPart;
  @field(share, { type: Number }, optional) warnAfterShare?: number;
  @Choice(['answer', 'verification'], optional) registrationFrom?: string;
  @Duration(optional) receivedAtMostBack?: string;
  @nested(() => WarningPart, optional) warning?: WarningPart;
  @nested(() => FormPart, optional) form?: FormPart;
  @nested(() => DecisionPart, optional) decision?: DecisionPart;
  @field(codeLists, listSchema, optional) segments?: unknown[];
  @field(codeLists, listSchema, optional) support?: unknown[];
  @field(codeLists, listSchema, optional) urgency?: unknown[];
  @field(codeLists, listSchema, optional) topics?: unknown[];
  @field(codeLists, listSchema, optional) attachmentKinds?: unknown[];
  @field(requirementLists, recordSchema, optional) requirements?: object;
  @field(namedLists(reasonUses, codeLists), recordSchema, optional) reasons?: object;
  @field(namedLists(textNames, textLists), recordSchema, optional) texts?: object;
  @Duration(optional) confirmationWait?: string;
  @Duration(optional) objectionWithin?: string;
  @nested(() => FollowUpPart, { ...optional, max: 12 }) followUps?: FollowUpPart[];
  @field(codeLists, listSchema, optional) findings?: unknown[];
  @nested(() => SurveyPart, optional) survey?: SurveyPart;
  @field(codeLists, listSchema, optional) departments?: unknown[];
  @field(clauseLists, listSchema, optional) clauses?: unknown[];
  @field(toolLists, listSchema, optional) documents?: unknown[];
  @field(fieldLists, listSchema, optional) formFields?: unknown[];
  @field(namedLists(remindersOf, durationLists), recordSchema, optional) reminders?: object;
  @field(notificationSettings, recordSchema, optional) notifications?: object;
  @nested(() => LengthPart, { optional: true, nullable: true }) retention?: LengthPart | null;
}

export class CirculatePolicyBody {
  @Whole(1, MAX_VERSION) version!: number;
  @field(roleList, { type: 'array', items: { type: 'string', enum: circulated } }, optional) roles?: string[];
}

export class AcknowledgePolicyBody {
  @Whole(1, MAX_VERSION) version!: number;
}

export class ReviewPolicyBody {
  @Choice(reviewOutcomes) outcome!: string;
}

/** The reading of a window that leaves the harmless parts out. The floor is never taken for granted: it must be said. */
const wholeWindow = ({
  from = 'raising',
  target = null,
  ceiling = null,
  earlyAnswer = false,
  basis = '',
  floor,
}: ReviewWindowPart) => ({
  from,
  floor: sourced(floor),
  target: sourced(target),
  ceiling: sourced(ceiling),
  earlyAnswer,
  basis,
});

/** A window may leave out what is not at stake. */
export const completed = (body: object): object =>
  'reviewWindow' in body && body.reviewWindow !== undefined
    ? { ...body, reviewWindow: wholeWindow(body.reviewWindow as ReviewWindowPart) }
    : body;

/** Nothing counts as the policy's own words unless it says so. */
const sourced = (length: LengthPart | null) => length && { source: 'house', ...length };

function namedLists(names: readonly string[], each: Check): Check {
  return (value) => {
    const wrong = isObject(value);
    if (wrong) return wrong;
    for (const [name, list] of Object.entries(value as object)) {
      if (!names.includes(name)) return fault('unknown_field', {}, `/${name.slice(0, 64)}`);
      const inside = each(list);
      if (inside) return { ...inside, pointer: `/${name}${inside.pointer}` };
    }
    return ok;
  };
}
