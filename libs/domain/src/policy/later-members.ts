import { clauses } from './clauses';
import type {
  FormField,
  LaterMembers,
  PolicyVersion,
  ReasonUse,
  ReferenceDocument,
  Window,
  WindowName,
} from './document';

const house = (clause: string, length: string): Window => ({ clause, target: { length, source: 'house' } });

/** House practice where no version says otherwise. Versions that were adopted without these members rest on it: never changed. */
export const houseMembers: LaterMembers = {
  confirmationWait: 'P14D',
  objectionWithin: 'P60D',
  followUps: [{ after: 'P30D' }, { after: 'P90D' }],
  findings: ['need_met', 'need_met_in_part', 'need_not_met', 'need_found', 'not_reached', 'other'],
  survey: { reminderAfter: 'P7D', minimumSample: 5, aspects: ['courtesy', 'clarity', 'effort', 'time', 'outcome'] },
  departments: ['beneficiary_relations', 'social_research', 'services', 'finance', 'media', 'management'],
  clauses,
  documents: [
    referenceDocument('bylaws', 'اللائحة الأساسية للجمعية', 'bylaws'),
    referenceDocument('research_guide', 'دليل خدمات البحث الاجتماعي', 'social-research services guide'),
    referenceDocument('support_guide', 'دليل سياسة الدعم للمستفيدين', 'support-policy guide'),
    referenceDocument('request_form', 'طلب دعم مستفيد', 'support-request form'),
  ],
  formFields: [
    formField('name', 'الاسم', 'name'),
    formField('national_id', 'رقم الهوية', 'identity number'),
    formField('birth_date', 'تاريخ الميلاد', 'date of birth'),
    formField('phone', 'رقم الجوال', 'phone'),
    formField('address', 'العنوان', 'address'),
    formField('household', 'أفراد الأسرة', 'household'),
    formField('income', 'الدخل الشهري', 'monthly income'),
    formField('need', 'وصف الحاجة', 'the need'),
  ],
  reminders: { information: ['P5D', 'P10D'], registration: ['P7D'], service: [], inquiry: [], follow_up: [] },
  notifications: {
    digestAt: '08:30',
    quietHours: { from: '21:00', to: '07:00' },
    retries: ['PT1M', 'PT5M', 'PT30M', 'PT2H', 'PT12H'],
  },
  retention: { length: 'P3650D', source: 'house' },
};

function referenceDocument(code: string, ar: string, en: string): ReferenceDocument {
  return { code, version: '1', sha256: null, words: { ar, en } };
}

function formField(code: string, ar: string, en: string): FormField {
  return { code, words: { ar, en } };
}

export const houseWindows: Readonly<Record<Exclude<WindowName, FirstWindow>, Window>> = {
  inquiry: house('P9', 'P5D'),
  dispute: house('P2', 'P14D'),
  survey: house('P13', 'P30D'),
  follow_up: house('P5', 'P14D'),
  policy_review: house('P3', 'P354D'),
};
type FirstWindow = 'preparation' | 'information' | 'clarification' | 'answer' | 'registration' | 'service';

export const houseReasons = {
  suggestion_accepted: ['improves_service', 'removes_burden', 'saves_cost', 'other'],
  suggestion_declined: ['in_place_already', 'outside_scope', 'not_feasible', 'no_resources', 'other'],
  obstacle_removed: ['procedure_changed', 'information_given', 'access_given', 'fault_mended', 'other'],
  obstacle_accepted: ['required_by_law', 'outside_our_hands', 'not_feasible', 'no_resources', 'other'],
  inquiry_reopened: ['answer_did_not_help', 'answer_incomplete', 'circumstances_changed', 'other'],
  inquiry_withdrawn: ['no_longer_needed', 'changed_mind', 'entered_in_error', 'other'],
  rating_declined: ['no_wish', 'no_time', 'not_concerned', 'other'],
  follow_up_cancelled: ['deceased', 'moved_away', 'declined', 'service_cancelled', 'entered_in_error', 'other'],
} as const satisfies Partial<Record<ReasonUse, readonly string[]>>;

type Recorded = Omit<PolicyVersion, keyof LaterMembers> & Partial<LaterMembers>;

/** A document as the rules read it, whatever its version could say when it was adopted. */
export const completed = (document: Recorded): PolicyVersion => ({
  ...houseMembers,
  ...document,
  windows: { ...houseWindows, ...document.windows },
  reasons: { ...houseReasons, ...document.reasons },
});
