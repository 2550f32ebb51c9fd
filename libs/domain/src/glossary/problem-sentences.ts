import type { InBothLanguages } from './languages';

/** What goes wrong before a rule is asked, or beside it, as whole sentences. {…} are filled. */
export const problemSentences = {
  shape_invalid: {
    ar: 'في البيانات المرسلة ما لا يوافق الصيغة المطلوبة، ومواضعه مذكورة في القائمة المرفقة.',
    en: 'What was sent does not have the shape that is asked for; the list names each place.',
  },
  malformed_json: {
    ar: 'تعذّرت قراءة البيانات المرسلة، ويلزم أن تكون بصيغة JSON وبترميز UTF-8.',
    en: 'The body cannot be read; it must be JSON in UTF-8.',
  },
  url_malformed: { ar: 'عنوان الطلب غير صحيح في صيغته.', en: 'The address of the request is malformed.' },
  header_invalid: {
    ar: 'قيمة الترويسة {header} غير صحيحة، والمطلوب: {expected}.',
    en: 'The header {header} is not valid; it must be {expected}.',
  },
  position_invalid: {
    ar: 'قيمة الموضع المرسلة ليست من مواضع هذا السجل.',
    en: 'The position that was sent is not one of this log.',
  },
  cursor_invalid: {
    ar: 'مؤشر الصفحة المرسل غير صحيح، يُرجى البدء من الصفحة الأولى.',
    en: 'The page cursor is not valid; begin again at the first page.',
  },
  unauthorised: {
    ar: 'يلزم الدخول برمز دخول سارٍ لهذا الإجراء.',
    en: 'This needs a valid token; sign in and send it.',
  },
  method_not_allowed: {
    ar: 'لا تُتاح هذه الطريقة في هذا العنوان، والمتاح: {allowed}.',
    en: 'This address does not take that method; allowed: {allowed}.',
  },
  no_such_page: { ar: 'لا يوجد شيء في هذا العنوان.', en: 'There is nothing at this address.' },
  no_such_policy: { ar: 'لا توجد سلسلة إصدارات بهذا المعرّف.', en: 'There is no policy series of this name.' },
  no_such_projection: { ar: 'لا توجد قائمة عرض بهذا الاسم.', en: 'There is no projection of this name.' },
  no_such_problem: { ar: 'لا يوجد شرح بهذا الرمز.', en: 'There is no explanation under this code.' },
  not_known_then: {
    ar: 'لم تكن هذه المعاملة معروفة في ذلك الوقت.',
    en: 'This case was not known then.',
  },
  payload_too_large: {
    ar: 'حجم البيانات المرسلة أكبر من الحد المسموح به، وهو {limit} بايت.',
    en: 'The body is larger than the {limit} bytes that are allowed.',
  },
  unsupported_media_type: {
    ar: 'لا تُقبل البيانات إلا بصيغة JSON وبلا ضغط.',
    en: 'Only JSON is taken, as application/json and not compressed.',
  },
  key_reused: {
    ar: 'استُخدم مفتاح عدم التكرار هذا من قبل مع بيانات أخرى، يُرجى استخدام مفتاح جديد.',
    en: 'This idempotency key was used before with another body; use a new key.',
  },
  rate_limited: {
    ar: 'تجاوزت الطلبات الحد المسموح به، يُرجى المحاولة بعد {seconds} ثانية.',
    en: 'There were too many requests; try again in {seconds} seconds.',
  },
  header_fields_too_large: {
    ar: 'ترويسات الطلب أكبر من الحد المسموح به.',
    en: 'The headers of the request are larger than allowed.',
  },
  request_timeout: { ar: 'لم يكتمل وصول الطلب في الوقت المحدد.', en: 'The request did not arrive whole in time.' },
  request_malformed: { ar: 'تعذّرت قراءة الطلب.', en: 'The request cannot be read.' },
  engine_away: {
    ar: 'لا يمكن الوصول الآن إلى أحد مكونات النظام، يُرجى المحاولة بعد قليل.',
    en: 'A part of the service cannot be reached; try again shortly.',
  },
  busy: {
    ar: 'النظام مشغول الآن بطلبات كثيرة، يُرجى المحاولة بعد قليل.',
    en: 'The service is busy now; try again shortly.',
  },
  too_many_readers: {
    ar: 'بلغ عدد المتابعين للتحديث المباشر حدّه الأعلى، يُرجى المحاولة بعد قليل.',
    en: 'As many readers as allowed are listening already; try again shortly.',
  },
  projection_busy: {
    ar: 'لا يمكن تنفيذ هذا على قائمة العرض وهي في حالتها الحالية.',
    en: 'This cannot be done with the projection in its present state.',
  },
  internal_error: {
    ar: 'حدث خلل لم نتوقعه، وقد سُجِّل برقم الطلب.',
    en: 'Something went wrong that we did not expect; it is on record under the request id.',
  },
} as const satisfies Record<string, InBothLanguages>;

/** Refusals of the rules that need a sentence beside those of the main list. */
export const furtherRefusals = {
  already_planned: {
    ar: 'توجد خدمة بهذا المعرّف في هذه المعاملة من قبل.',
    en: 'A service of this id has been planned already.',
  },
  subject_unknown: {
    ar: 'البيانات الشخصية تخص طالب الدعم أو المستفيد في هذه المعاملة أو شخصًا يذكره الطلب نفسه.',
    en: "Personal data must be of the case's applicant or beneficiary, or of a person whom the command names.",
  },
  stream_full: {
    ar: 'بلغ هذا السجل حدّه الأعلى، وهو {most} قيد.',
    en: 'This record has reached its limit of {most} entries.',
  },
  case_full: {
    ar: 'بلغ سجل هذه المعاملة حدّه الأعلى، وهو {most} قيد.',
    en: 'The record of this case has reached its limit of {most} entries.',
  },
  case_unknown: {
    ar: 'لا توجد معاملة بهذا الرقم، أو ليس لك حق الاطلاع عليها.',
    en: 'No such case, or you may not see it.',
  },
  document_not_fit: {
    ar: 'في وثيقة الإصدار ما لا يمكن العمل به، وموضعه مذكور.',
    en: 'The document of this version holds something that no case could be judged by; the place is named.',
  },
  instant_out_of_range: {
    ar: 'الوقت المذكور خارج المدى المقبول.',
    en: 'The time that was given lies outside what is accepted.',
  },
  sensitive_code: {
    ar: 'الرمز الحساس لا يُذكر صراحةً إلا ومعه رمز أعمّ منه.',
    en: 'A sensitive code may not stand in the clear without a coarser one beside it.',
  },
} as const satisfies Record<string, InBothLanguages>;

/** What is wrong with one place of a body or one parameter. {…} are filled. */
export const shapeSentences = {
  required: { ar: 'هذا الحقل مطلوب.', en: 'This field is required.' },
  unknown_field: { ar: 'هذا الحقل غير معروف هنا.', en: 'This field is not known here.' },
  unknown_parameter: {
    ar: 'هذا المعامل غير معروف هنا، والمتاح: {allowed}.',
    en: 'This parameter is not known here; allowed: {allowed}.',
  },
  repeated_parameter: { ar: 'لا يُذكر هذا المعامل إلا مرة واحدة.', en: 'This parameter may be given once only.' },
  not_an_object: { ar: 'المطلوب هنا كائن JSON.', en: 'A JSON object is needed here.' },
  not_a_list: { ar: 'المطلوب هنا قائمة.', en: 'A list is needed here.' },
  wrong_type: {
    ar: 'نوع القيمة غير صحيح، والمطلوب: {expected}.',
    en: 'The value is of the wrong type; needed: {expected}.',
  },
  not_allowed: {
    ar: 'هذه القيمة ليست من القيم المتاحة: {allowed}.',
    en: 'This value is not one of those allowed: {allowed}.',
  },
  not_a_code: {
    ar: 'المطلوب رمز من حروف لاتينية صغيرة وأرقام وشرطة سفلية، بطول لا يتجاوز {max}.',
    en: 'A code of small Latin letters, digits and underscores is needed, at most {max} characters long.',
  },
  not_an_identifier: {
    ar: 'المطلوب معرّف من حروف لاتينية وأرقام والعلامات . _ : - بطول لا يتجاوز {max}.',
    en: 'An identifier of Latin letters, digits and . _ : - is needed, at most {max} characters long.',
  },
  not_an_instant: {
    ar: 'المطلوب وقت بصيغة ISO 8601 مع المنطقة الزمنية، مثل 2026-03-01T09:30:00.000Z.',
    en: 'An instant in ISO 8601 with its zone is needed, like 2026-03-01T09:30:00.000Z.',
  },
  not_a_date: { ar: 'المطلوب تاريخ بصيغة 2026-03-01.', en: 'A date like 2026-03-01 is needed.' },
  days_backwards: {
    ar: 'اليوم الأخير {to} قبل اليوم الأول {from}.',
    en: 'The last day, {to}, lies before the first, {from}.',
  },
  not_a_hash: {
    ar: 'المطلوب بصمة SHA-256 من 64 خانة ست عشرية صغيرة.',
    en: 'A SHA-256 of 64 small hexadecimal digits is needed.',
  },
  not_a_whole_number: {
    ar: 'المطلوب عدد صحيح من {min} إلى {max}.',
    en: 'A whole number from {min} to {max} is needed.',
  },
  not_a_duration: {
    ar: 'المطلوب مدة بصيغة ISO 8601، مثل P14D أو PT20S.',
    en: 'A duration in ISO 8601 is needed, like P14D or PT20S.',
  },
  not_a_time: { ar: 'المطلوب وقت من اليوم مثل 08:30.', en: 'A time of day like 08:30 is needed.' },
  too_long: { ar: 'لا يتجاوز النص هنا {max} حرفًا.', en: 'The text here has at most {max} characters.' },
  too_short: { ar: 'لا يكون النص هنا فارغًا.', en: 'The text here may not be empty.' },
  too_many: { ar: 'لا تتجاوز العناصر هنا {max}.', en: 'There may be at most {max} items here.' },
  too_few: { ar: 'يلزم هنا عنصر واحد على الأقل.', en: 'At least one item is needed here.' },
  repeated: { ar: 'لا يتكرر العنصر نفسه في هذه القائمة.', en: 'The same item may not stand in this list twice.' },
  text_not_clean: {
    ar: 'في النص رموز تحكم أو رموز ناقصة لا تُقبل.',
    en: 'The text holds control characters or broken characters, which are not taken.',
  },
  text_not_nfc: { ar: 'يلزم أن يكون النص بالصيغة الموحدة NFC.', en: 'The text must be in Unicode form NFC.' },
  too_large: { ar: 'لا يتجاوز حجم القيمة هنا {max} بايت.', en: 'The value here has at most {max} bytes.' },
  too_deep: { ar: 'لا يتجاوز التداخل هنا {max} مستويات.', en: 'The nesting here is at most {max} levels deep.' },
  too_many_keys: { ar: 'لا تتجاوز المفاتيح هنا {max}.', en: 'There may be at most {max} keys here.' },
  number_not_finite: { ar: 'هذا العدد أكبر مما يُقبل.', en: 'This number is larger than can be kept.' },
  importer_only: { ar: 'هذا الحقل متاح لمُدخِل السجلات السابقة وحده.', en: 'This field is for the importer only.' },
  qualifier_unknown: {
    ar: 'المحدِّد «{found}» غير معروف، ولعل المقصود «{nearest}».',
    en: 'There is no qualifier “{found}”; perhaps “{nearest}” is meant.',
  },
  qualifier_missing: {
    ar: 'يلزم أن يسبق «{found}» محدِّد، مثل «{nearest}».',
    en: 'A qualifier must stand before “{found}”, like “{nearest}”.',
  },
  qualifier_value_unknown: {
    ar: 'القيمة «{found}» غير معروفة لهذا المحدِّد، ولعل المقصود «{nearest}».',
    en: 'This qualifier does not know the value “{found}”; perhaps “{nearest}” is meant.',
  },
  qualifier_repeated: {
    ar: 'المحدِّد «{found}» لا يُذكر إلا مرة واحدة.',
    en: 'The qualifier “{found}” may be given once only.',
  },
  qualifier_days_backwards: {
    ar: 'اليوم الأخير «{found}» قبل اليوم الأول «{nearest}».',
    en: 'The last day, “{found}”, lies before the first, “{nearest}”.',
  },
  one_of_two: { ar: 'يلزم ذكر واحد فقط من: {allowed}.', en: 'Exactly one of these is needed: {allowed}.' },
} as const satisfies Record<string, InBothLanguages>;
