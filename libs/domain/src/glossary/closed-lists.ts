import type { InBothLanguages } from './languages';

/** The words for the codes of the closed lists. */
export const closedLists = {
  'channel.interview': { ar: 'المقابلة', en: 'interview' },
  'channel.phone': { ar: 'الاتصالات الهاتفية', en: 'phone' },
  'channel.social_media': { ar: 'وسائل التواصل الاجتماعي', en: 'social media' },
  'channel.letter': { ar: 'الخطابات', en: 'letters' },
  'channel.assistance_request': { ar: 'خدمات طلب المساعدة', en: 'assistance-request services' },
  'channel.volunteering': { ar: 'خدمة التطوع', en: 'volunteering service' },
  'channel.website': { ar: 'الموقع الإلكتروني للجمعية', en: 'website' },
  'origin.own_request': { ar: 'بطلب المستفيد', en: 'own request' },
  'origin.proxy': { ar: 'بطلب من ينوب عنه', en: 'by proxy' },
  'origin.outreach': { ar: 'بمبادرة من الجمعية', en: 'outreach' },
  'serviceMode.at_association': { ar: 'في مقر الجمعية', en: 'at the association' },
  'serviceMode.remote': { ar: 'عن بُعد', en: 'remote' },
  'serviceMode.at_beneficiary': { ar: 'في موقع المستفيد', en: "at the beneficiary's place" },
  'beneficiaryKind.external': { ar: 'خارجي', en: 'external' },
  'beneficiaryKind.internal': { ar: 'داخلي', en: 'internal' },
  'outcome.accepted': { ar: 'قبول', en: 'accepted' },
  'outcome.rejected': { ar: 'رفض', en: 'rejected' },
  'document.bylaws': { ar: 'اللائحة الأساسية للجمعية', en: 'bylaws' },
  'document.research_guide': { ar: 'دليل خدمات البحث الاجتماعي', en: 'social-research services guide' },
  'document.support_guide': { ar: 'دليل سياسة الدعم للمستفيدين', en: 'support-policy guide' },
  'document.request_form': { ar: 'طلب دعم مستفيد', en: 'support-request form' },
  'capacity.self': { ar: 'أصالةً عن نفسه', en: 'self' },
  'capacity.guardian': { ar: 'ولايةً أو وصايةً', en: 'guardian' },
  'capacity.agent': { ar: 'وكالةً', en: 'agent' },
} as const satisfies Record<string, InBothLanguages>;
