import { beneficiaryRefusals } from './beneficiary-words';
import type { InBothLanguages } from './languages';
import { calendarRefusals } from './calendar-words';
import { exportRefusals } from './export-words';
import { notificationRefusals } from './notification-words';
import { surveyRefusals } from './survey-words';

/** Every refusal as a whole sentence: it says the rule, and stands alone. {…} are filled. */
export const refusalSentences = {
  data_incomplete: {
    ar: 'لم تكتمل المعلومات المطلوبة بعد، والناقص: {fields}.',
    en: 'The required information is not complete yet; missing: {fields}.',
  },
  information_outstanding: {
    ar: 'ما زالت هناك معلومات مطلوبة لم تُستوفَ.',
    en: 'Information that was asked for is still outstanding.',
  },
  no_information_requested: {
    ar: 'لا يوجد طلب معلومات قائم لهذه المعاملة.',
    en: 'No information request is open on this case.',
  },
  already_supplied: {
    ar: 'هذه المعلومات مقدَّمة من قبل وما زالت صالحة.',
    en: 'This was supplied before and is still valid.',
  },
  reason_missing: { ar: 'يلزم ذكر السبب.', en: 'A reason is needed.' },
  reasons_missing: { ar: 'يلزم ذكر السبب.', en: 'A reason is needed.' },
  data_hash_differs: {
    ar: 'تغيّرت البيانات بعد عرضها للتوقيع، يُرجى إعادة عرضها وتوقيعها.',
    en: 'The data changed after they were shown for signing; show and sign them again.',
  },
  data_not_verified: { ar: 'لم تُطابَق البيانات ولم يُتحقق من صلاحيتها.', en: 'The data are not verified.' },
  attestation_missing: {
    ar: 'لا يوجد إقرار سارٍ بصحة البيانات من طالب الدعم.',
    en: 'There is no valid attestation by the applicant.',
  },
  mandate_missing: {
    ar: 'لا توجد وكالة أو ولاية سارية تخوّل التوقيع عن المستفيد.',
    en: 'There is no mandate in force to sign for the beneficiary.',
  },
  no_clarification_asked: { ar: 'لا توجد إحالة قائمة للإيضاح.', en: 'No clarification was asked for.' },
  review_notice_missing: {
    ar: 'لم يُشعَر المستفيد بعدُ بأن طلبه سيُرفع إلى لجنة البحث.',
    en: 'The beneficiary has not yet been told that the request goes to the committee.',
  },
  not_under_review: { ar: 'الطلب ليس معروضًا على لجنة البحث.', en: 'The request is not before the committee.' },
  need_not_assessed: {
    ar: 'لم تُثبَت الدراسة الاجتماعية التي يشترطها إصدار السياسة قبل القرار.',
    en: 'The social study that the policy version requires before a decision is missing.',
  },
  already_decided: { ar: 'صدر قرار اللجنة في هذا الطلب.', en: 'The committee has decided.' },
  not_decided: { ar: 'لم يصدر قرار اللجنة بعد.', en: 'The committee has not decided yet.' },
  answer_before_floor: {
    ar: 'لا يجوز إبلاغ القرار قبل {date}، إذ لا تقل مدة الرد عن {floor} من رفع الطلب.',
    en: 'The answer may not be given before {date}: not less than {floor} from the raising.',
  },
  early_answer_not_allowed: {
    ar: 'لا يجيز إصدار السياسة المعمول به لهذه المعاملة الردَّ قبل مضي المدة.',
    en: "This case's policy version allows no early answer.",
  },
  already_answered: { ar: 'أُبلغ المستفيد بالقرار من قبل.', en: 'The beneficiary has been told already.' },
  not_accepted: { ar: 'لم يصدر قرار بقبول هذا الطلب.', en: 'This request was not accepted.' },
  answer_outstanding: { ar: 'لم يُبلَّغ المستفيد بالقرار بعد.', en: 'The beneficiary has not been told yet.' },
  requirements_incomplete: {
    ar: 'لم تكتمل متطلبات التسجيل، والناقص: {requirements}.',
    en: 'Registration requirements are incomplete; missing: {requirements}.',
  },
  not_registered: { ar: 'لم تُستكمل إجراءات التسجيل.', en: 'Registration is not complete.' },
  service_unknown: { ar: 'لا توجد خدمة بهذا المعرّف في هذه المعاملة.', en: 'There is no such service on this case.' },
  service_outstanding: {
    ar: 'توجد خدمة لم تُقدَّم أو لم يُؤكَّد استلامها أو لم تُلغَ.',
    en: 'A service is neither confirmed nor cancelled.',
  },
  service_confirmed: { ar: 'تأكّد استلام هذه الخدمة من قبل.', en: 'This service has been confirmed already.' },
  not_delivered: { ar: 'لم تُقدَّم هذه الخدمة بعد.', en: 'This service has not been delivered yet.' },
  not_granted: { ar: 'هذه الخدمة خارج ما قررته اللجنة.', en: 'This service is not among what was granted.' },
  own_delivery: { ar: 'لا يؤكِّد استلامَ الخدمة من قدّمها.', en: 'Who delivered a service may not confirm it.' },
  requirement_unknown: {
    ar: 'هذا المتطلب ليس من متطلبات هذا النوع من الدعم.',
    en: 'This is not a requirement of this kind of support.',
  },
  grant_missing: { ar: 'يلزم بيان ما تقرر منحه عند القبول.', en: 'An acceptance must say what is granted.' },
  members_missing: { ar: 'يلزم ذكر أعضاء اللجنة الذين اتخذوا القرار.', en: 'The members who decided must be named.' },
  interest_declared: {
    ar: 'أفصح هذا العضو عن تعارض مصالح في هذه المعاملة.',
    en: 'This member declared an interest in this case.',
  },
  signer_not_party: {
    ar: 'الموقِّع ليس طالب الدعم ولا من ينوب عنه.',
    en: 'The signer is neither the applicant nor acts for them.',
  },
  notice_version_unknown: {
    ar: 'نص الإشعار ليس من نصوص هذا الإصدار.',
    en: 'This notice text is not of this policy version.',
  },
  never_referred: { ar: 'لم يُرفع هذا الطلب إلى لجنة البحث.', en: 'This request was never raised to the committee.' },
  answer_not_early: { ar: 'تاريخ الرد المذكور بعد مضي المدة.', en: 'The answer named was not before the floor.' },
  inquiry_open: { ar: 'يوجد استفسار أو خلاف لم يُجَب عنه بعد.', en: 'An inquiry or dispute is still open.' },
  inquiry_unanswered: {
    ar: 'لم يُجَب عن هذا الاستفسار بعد، ولا يُغلق ما لم يُجَب عنه.',
    en: 'This inquiry has not been answered yet, and nothing is closed unanswered.',
  },
  inquiry_answered: {
    ar: 'أُجيب عن هذا الاستفسار من قبل؛ فإن لم تفِ الإجابة بالغرض أُعيد فتحه.',
    en: 'This inquiry has been answered; where the answer did not help, it is reopened.',
  },
  inquiry_closed: {
    ar: 'هذا الاستفسار مغلق، ويمكن إعادة فتحه.',
    en: 'This inquiry is closed; it can be reopened.',
  },
  inquiry_withdrawn: { ar: 'سُحب هذا الاستفسار.', en: 'This inquiry was withdrawn.' },
  inquiry_abandoned: {
    ar: 'لم يكتمل قيد هذا الاستفسار في حينه، يُرجى قيده من جديد بمفتاح جديد.',
    en: 'This inquiry was not completed in time; send it anew, with a new key.',
  },
  inquiry_not_entered: {
    ar: 'تغيّرت المعاملة أثناء القيد، يُرجى إعادة الإرسال كما هو.',
    en: 'The case changed meanwhile; send it again unchanged.',
  },
  entry_outlived: { ar: 'لم يعد لهذا القيد ما يستند إليه.', en: 'Nothing stands behind this entry any more.' },
  inquiry_unknown: { ar: 'لا يوجد استفسار بهذا الرقم.', en: 'There is no such inquiry.' },
  complained_of: {
    ar: 'لا يتولى الشكوى من قُدِّمت عليه.',
    en: 'A complaint is not handled by the person complained of.',
  },
  ruling_missing: {
    ar: 'يلزم البت في المقترح أو العائق مع ذكر السبب قبل الإغلاق.',
    en: 'A suggestion or an obstacle is ruled on, with its reason, before it is closed.',
  },
  already_ruled: { ar: 'سبق البت في هذا المقترح أو العائق.', en: 'This has been ruled on already.' },
  not_a_suggestion: { ar: 'ليس هذا مقترحًا.', en: 'This is not a suggestion.' },
  not_an_obstacle: { ar: 'ليس هذا عائقًا.', en: 'This is not an obstacle.' },
  objection_too_late: {
    ar: 'انتهت مدة الاعتراض في {date}، ويمكن استقباله استفسارًا أو شكوى.',
    en: 'The time for objections ended on {date}; it can still be received as an inquiry.',
  },
  own_case: {
    ar: 'لا ينظر في الخلاف ولا يُثبت التقييم من كان له دور في المعاملة.',
    en: 'Neither is a dispute worked on nor a rating taken by anybody who had a hand in the case.',
  },
  not_party: {
    ar: 'الاعتراض حق لطالب الدعم أو المستفيد في هذه المعاملة.',
    en: 'A dispute is raised by the applicant or the beneficiary of the case.',
  },
  legal_basis_missing: {
    ar: 'يلزم ذكر الأساس النظامي لتسوية الخلاف.',
    en: 'The settlement of a dispute names its legal basis.',
  },
  dispute_settled: { ar: 'سُوِّي هذا الخلاف من قبل.', en: 'This dispute has been settled.' },
  dispute_withdrawn: { ar: 'سُحب هذا الاعتراض.', en: 'This dispute was withdrawn.' },
  dispute_abandoned: {
    ar: 'لم يكتمل قيد هذا الخلاف في حينه، يُرجى قيده من جديد بمفتاح جديد.',
    en: 'This dispute was not completed in time; send it anew, with a new key.',
  },
  dispute_unknown: { ar: 'لا يوجد خلاف بهذا الرقم.', en: 'There is no such dispute.' },
  case_closed: { ar: 'المعاملة مغلقة.', en: 'The case is closed.' },
  case_ended: { ar: 'انتهت المعاملة (سُحبت أو حُفظت).', en: 'The case has ended (withdrawn or discontinued).' },
  not_closed: { ar: 'المعاملة ليست مغلقة.', en: 'The case is not closed.' },
  not_ended: { ar: 'المعاملة ليست مغلقة.', en: 'The case is not closed.' },
  warning_missing: {
    ar: 'يلزم تنبيه المستفيد ومضي المهلة قبل حفظ المعاملة.',
    en: 'The person must be warned and the time must pass before the case is discontinued.',
  },
  policy_not_in_force: { ar: 'لا يوجد إصدار سارٍ من هذه السياسة.', en: 'No version of this policy is in force.' },
  series_not_allowed: {
    ar: 'لا يُسمح باستخدام سلسلة الإصدارات هذه هنا.',
    en: 'This policy series may not be used here.',
  },
  not_historical: { ar: 'هذه المعاملة ليست من السجلات السابقة.', en: 'This is not a historical case.' },
  stage_not_fit: {
    ar: 'لا يُتاح هذا الإجراء والمعاملة في مرحلة «{stage}».',
    en: "This cannot be done while the case is in the stage '{stage}'.",
  },
  not_answered: { ar: 'لم يُثبَت إبلاغ المستفيد بالقرار.', en: 'No answer is on record.' },
  registration_completed: {
    ar: 'استُكملت إجراءات التسجيل بعد الإبلاغ، فلا يُلغى إثباته.',
    en: 'Registration was completed after the answer; it cannot be retracted.',
  },
  code_unknown: {
    ar: 'هذا الرمز ليس من رموز إصدار السياسة، والمتاح: {allowed}.',
    en: 'This code is not of the policy version; allowed: {allowed}.',
  },
  follow_up_cancelled: { ar: 'أُلغيت هذه المتابعة.', en: 'This follow-up was cancelled.' },
  follow_up_done: { ar: 'تمت هذه المتابعة من قبل.', en: 'This follow-up has been done already.' },
  no_need_found: {
    ar: 'لم تُثبت المتابعة حاجة جديدة.',
    en: 'The follow-up found no new need.',
  },
  need_requested: {
    ar: 'فُتح طلب لهذه الحاجة من قبل.',
    en: 'A request has been opened for this need already.',
  },
  cited_data_unknown: {
    ar: 'لا توجد بيانات لهذا المستفيد في المعاملة المذكورة.',
    en: 'The case that is cited holds no data of this beneficiary.',
  },
  version_unknown: {
    ar: 'لا يوجد هذا الإصدار في هذه السلسلة، والمتاح: {allowed}.',
    en: 'This series has no such version; there are: {allowed}.',
  },
  not_circulated: {
    ar: 'لم يُعمَّم هذا الإصدار على دورك.',
    en: 'This version was not circulated to your role.',
  },
  clause_unknown: {
    ar: 'هذا البند ليس من بنود هذا الإصدار، والمتاح: {allowed}.',
    en: 'This version has no such clause; there are: {allowed}.',
  },
  version_not_next: { ar: 'رقم الإصدار ليس التالي للإصدار الأخير.', en: 'The version number is not the next one.' },
  effective_in_past: { ar: 'لا يبدأ سريان الإصدار في وقت مضى.', en: 'A version may not take effect in the past.' },
  ceiling_under_floor: { ar: 'الحد الأعلى لمدة الرد أقل من حدها الأدنى.', en: 'The ceiling lies under the floor.' },
  read_model_behind: {
    ar: 'لم تصل البيانات المعروضة إلى آخر ما قُيِّد بعد، يُرجى المحاولة بعد قليل.',
    en: 'What is shown has not caught up yet; try again shortly.',
  },
  event_unknown: {
    ar: 'في السجل إجراء لا يعرفه هذا الإصدار من النظام، يلزم تحديثه.',
    en: 'The log holds an entry that this release does not know; update it.',
  },
  stale: {
    ar: 'تغيّرت المعاملة منذ فتحتَها، يُرجى التحديث ثم المحاولة.',
    en: 'The case changed since you opened it; refresh and try again.',
  },
  forbidden: { ar: 'لا يملك دورك صلاحية هذا الإجراء.', en: 'Your role may not do this.' },
  not_found: {
    ar: 'لا توجد معاملة بهذا الرقم، أو ليس لك حق الاطلاع عليها.',
    en: 'No such case, or you may not see it.',
  },
  contended: {
    ar: 'لم نتأكد من حفظ الإجراء، يُرجى إعادة إرساله كما هو.',
    en: 'We could not make sure that it was saved; send it again unchanged.',
  },
  outcome_unknown: {
    ar: 'لم نتأكد من حفظ الإجراء، يُرجى إعادة إرساله كما هو.',
    en: 'We could not make sure that it was saved; send it again unchanged.',
  },
  clock_untrusted: {
    ar: 'تعذّر التحقق من دقة الوقت، ولا يمكن إبلاغ القرارات حتى تُضبط الساعة.',
    en: 'The time cannot be trusted; answers wait until the clock is set.',
  },
  ...beneficiaryRefusals,
  ...surveyRefusals,
  ...notificationRefusals,
  ...exportRefusals,
  ...calendarRefusals,
} as const satisfies Record<string, InBothLanguages>;
