import type { Mark, Simulated } from './simulated';

export type Language = 'ar' | 'en';

interface PlotWords {
  readonly title: (simulated: Simulated) => string;
  readonly explanation: string;
  readonly before: string;
  readonly after: string;
  readonly months: string;
  readonly none: string;
  readonly marks: Readonly<Record<Mark, string>>;
}

/** Isolates what reads from left to right inside Arabic. */
const isolated = (text: string): string => `\u2066${text}\u2069`;

/** The words of the plot, as the glossary has them. */
export const plotWords: Readonly<Record<Language, PlotWords>> = {
  ar: {
    title: ({ policyId, version, total }) =>
      `لو عُمل بمسودة الإصدار ${version} من السياسة (${isolated(policyId)}): عدد الردود ${total.answers}`,
    explanation: 'تبقى الوقائع كما جرت، ويُعاد حساب المواعيد وحدها. لكل صف مقياسه.',
    before: 'كما حُكم عليها',
    after: 'وفق المسودة',
    months: 'شهر الرد: الميلادي، وتحته الهجري (أم القرى)',
    none: 'لا ردود في هذه المدة',
    marks: {
      beforeFloor: 'ردود قبل الحد الأدنى لمدة الرد',
      pastTarget: 'ردود بعد المدة المستهدفة للرد (ممارسة داخلية)',
      pastCeiling: 'ردود بعد الحد الأعلى لمدة الرد',
    },
  },
  en: {
    title: ({ policyId, version, total }) =>
      `What if version ${version} of the policy (${policyId}) had held: ${total.answers} answers`,
    explanation:
      'What people did stays as it was; only the dates are worked out anew. Each row has a scale of its own.',
    before: 'as judged',
    after: 'by the draft',
    months: 'Month of the answer: Gregorian, below it Hijri (Umm al-Qura)',
    none: 'No answers in this time',
    marks: {
      beforeFloor: 'Answers before the floor',
      pastTarget: 'Answers past the target (house practice)',
      pastCeiling: 'Answers past the ceiling',
    },
  },
};
