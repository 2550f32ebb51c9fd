import type { InBothLanguages } from './languages';

/** A text that a person is given, with its own version number. {…} are filled. */
export interface OfficialText extends InBothLanguages {
  readonly version: number;
  readonly clauses: readonly string[];
}

/** The texts of version 1 (house wording of P23, P24 and P26). */
export const versionOneTexts = {
  attestation: {
    version: 1,
    clauses: ['P23'],
    ar: 'أُقرّ أنا الموقِّع أدناه، بصفتي طالب الدعم، بأنني اطّلعت على جميع البيانات والمستندات المقدَّمة في هذا الطلب، وأنها صحيحة ومطابقة للواقع، وأنني مسؤول مسؤوليةً مباشرة عن صحتها.',
    en: 'I, the undersigned, as the support applicant, declare that I have looked through all data and documents given in this request, that they are true, and that I am directly responsible for their correctness.',
  },
  attestationWithMandate: {
    version: 1,
    clauses: ['P23'],
    ar: 'أُقرّ أنا الموقِّع أدناه، بصفتي {capacity} عن المستفيد، بأنني اطّلعت على جميع البيانات والمستندات المقدَّمة في هذا الطلب، وأنها صحيحة ومطابقة للواقع، وأنني مسؤول مسؤوليةً مباشرة عن صحتها.',
    en: 'I, the undersigned, as {capacity} of the beneficiary, declare that I have looked through all data and documents given in this request, that they are true, and that I am directly responsible for their correctness.',
  },
  reviewNotice: {
    version: 1,
    clauses: ['P24', 'P27'],
    ar: 'نفيدكم بأن طلبكم سيُرفع إلى لجنة البحث لدراسته، وسيصلكم الرد بقبوله أو رفضه خلال مدة لا تقل عن أسبوعين من تاريخ رفعه إلى اللجنة. ويمكنكم السؤال عن أي جانب من الإجراءات في أي وقت.',
    en: 'Your request will be raised to the research committee for study. You will be answered, accepted or rejected, within a period of not less than two weeks from its raising. You may ask about any part of the procedure at any time.',
  },
  answerAccepted: {
    version: 1,
    clauses: ['P26'],
    ar: 'نفيدكم بأن لجنة البحث قررت قبول طلبكم رقم {reference} بتاريخ {hijri} الموافق {gregorian}، ونأمل استكمال إجراءات التسجيل لتُقدَّم لكم الخدمة.',
    en: 'The research committee accepted your request {reference} on {hijri}, {gregorian}. Please complete registration so that the service can be provided.',
  },
  answerAcceptedInPart: {
    version: 1,
    clauses: ['P26'],
    ar: 'نفيدكم بأن لجنة البحث قررت قبول طلبكم رقم {reference} بتاريخ {hijri} الموافق {gregorian}، ونأمل استكمال إجراءات التسجيل لتُقدَّم لكم الخدمة. في حدود ما يلي: {granted}.',
    en: 'The research committee accepted your request {reference} on {hijri}, {gregorian}. Please complete registration so that the service can be provided, as follows: {granted}.',
  },
  answerRejected: {
    version: 1,
    clauses: ['P26', 'P13'],
    ar: 'نفيدكم بأن لجنة البحث درست طلبكم رقم {reference}، وقررت بتاريخ {hijri} الموافق {gregorian} عدم قبوله، وذلك لما يلي: {reasons}. ولكم السؤال عن القرار أو الاعتراض عليه، كما أن تقييم الخدمة حق لكم.',
    en: 'The research committee has studied your request {reference} and decided on {hijri}, {gregorian} not to accept it, for these reasons: {reasons}. You may ask about the decision or object to it, and rating the service is your right.',
  },
} as const satisfies Record<string, OfficialText>;
