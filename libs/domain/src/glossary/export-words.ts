import type { InBothLanguages } from './languages';

/** The words, lines and sentences of what is taken out of the house (P1), and the headings of its columns. */
export const exportTerms = {
  RequestExport: { ar: 'طلب تصدير', en: 'ask for an export' },
  CompleteExport: { ar: 'إثبات جاهزية ملف التصدير', en: 'complete the export' },
  FailExport: { ar: 'إثبات تعذر التصدير', en: 'record that the export failed' },
  DownloadExport: { ar: 'تنزيل ملف التصدير', en: 'download the export' },
  ExpireExport: { ar: 'حذف ملف التصدير بعد مهلته', en: 'expire the export' },
  'exportKind.cases': { ar: 'المعاملات', en: 'cases' },
  'exportKind.events': { ar: 'الإجراءات', en: 'entries' },
  'exportFormat.json_lines': { ar: 'JSON Lines (الصيغة المعيارية)', en: 'JSON Lines (canonical)' },
  'exportFormat.csv': { ar: 'جدول CSV', en: 'CSV table' },
  'exportFormat.xlsx': { ar: 'مصنف إكسل XLSX', en: 'Excel workbook (XLSX)' },
  'exportStatus.waiting': { ar: 'قيد الإعداد', en: 'being made' },
  'exportStatus.ready': { ar: 'جاهز للتنزيل', en: 'ready' },
  'exportStatus.failed': { ar: 'تعذّر إعداده', en: 'failed' },
  'exportStatus.expired': { ar: 'حُذف بعد مهلته', en: 'expired' },
  'column.externalReference': { ar: 'الرقم السابق', en: 'earlier number' },
  'column.caseId': { ar: 'معرّف المعاملة', en: 'case id' },
  'column.loops': { ar: 'إجراءات لم تكتمل', en: 'open loops' },
  'column.support': { ar: 'الدعم المطلوب', en: 'support asked for' },
  'column.urgency': { ar: 'الأولوية', en: 'urgency' },
  'column.beneficiaryKind': { ar: 'نوع المستفيد', en: 'kind of beneficiary' },
  'column.submittedAt': { ar: 'وقت التقديم', en: 'submitted at' },
  'column.submittedHijri': { ar: 'تاريخ التقديم (أم القرى)', en: 'submitted on (Umm al-Qura)' },
  'column.receivedAt': { ar: 'وقت الورود', en: 'received at' },
  'column.receivedHijri': { ar: 'تاريخ الورود (أم القرى)', en: 'received on (Umm al-Qura)' },
  'column.outcome': { ar: 'قرار اللجنة', en: 'outcome' },
  'column.verified': { ar: 'طوبقت البيانات', en: 'data verified' },
  'column.attested': { ar: 'وُقِّع الإقرار', en: 'attested' },
  'column.noticed': { ar: 'أُشعر المستفيد', en: 'notice given' },
  'column.assignee': { ar: 'من أُسندت إليه', en: 'assigned to' },
  'column.waitsFor': { ar: 'لدى', en: 'waits for' },
  'column.dueAt': { ar: 'الموعد', en: 'due at' },
  'column.dueHijri': { ar: 'الموعد (أم القرى)', en: 'due on (Umm al-Qura)' },
  'column.dueClock': { ar: 'المدة', en: 'clock' },
  'column.policyId': { ar: 'سلسلة السياسة', en: 'policy series' },
  'column.calendarVersion': { ar: 'إصدار التقويم', en: 'calendar version' },
  'column.applicantId': { ar: 'معرّف طالب الدعم', en: 'applicant id' },
  'column.beneficiaryId': { ar: 'معرّف المستفيد', en: 'beneficiary id' },
  'column.dataHash': { ar: 'بصمة البيانات', en: 'data hash' },
  'column.revision': { ar: 'رقم القيد', en: 'revision' },
  'column.occurredHijri': { ar: 'تاريخ الحدوث (أم القرى)', en: 'happened on (Umm al-Qura)' },
  'column.recordedHijri': { ar: 'تاريخ القيد (أم القرى)', en: 'recorded on (Umm al-Qura)' },
  'column.type': { ar: 'رمز الإجراء', en: 'entry type' },
  'column.clauses': { ar: 'البنود', en: 'clauses' },
  'column.category': { ar: 'نوع السجل', en: 'kind of stream' },
  'column.streamId': { ar: 'معرّف السجل', en: 'stream id' },
  'column.actorId': { ar: 'معرّف من قيّد', en: 'actor id' },
  'column.actorKind': { ar: 'نوع من قيّد', en: 'kind of actor' },
  'column.roles': { ar: 'الأدوار', en: 'roles' },
  'column.correlationId': { ar: 'معرّف الارتباط', en: 'correlation id' },
  'column.position': { ar: 'الموضع في السجل', en: 'position in the log' },
} as const satisfies Record<string, InBothLanguages>;

export const exportRefusals = {
  export_not_ready: {
    ar: 'ما زال ملف التصدير قيد الإعداد، يُرجى المحاولة بعد قليل.',
    en: 'The export is still being made; try again shortly.',
  },
  export_failed: {
    ar: 'تعذّر إعداد ملف التصدير، يُرجى طلب تصدير أضيق.',
    en: 'The export could not be made; ask for a smaller one.',
  },
  export_expired: {
    ar: 'انتهت مهلة ملف التصدير وحُذف، ويمكن طلبه من جديد.',
    en: 'The time of this export is over and its file was deleted; ask for it again.',
  },
  too_many_rows: {
    ar: 'في هذا التصدير أكثر من {most} صف، يُرجى تضييق الشروط.',
    en: 'This export would hold more than {most} rows; ask for less.',
  },
  given_up: {
    ar: 'تعذّر إعداد الملف بعد عدة محاولات، يُرجى إبلاغ مشغِّل النظام.',
    en: 'The file could not be made after several tries; tell the operator.',
  },
  export_file_away: {
    ar: 'ملف التصدير غير موجود حيث تبحث عنه هذه الخدمة، يُرجى إبلاغ مشغِّل النظام.',
    en: 'The file of this export is not where this service looks for it; tell the operator.',
  },
  exports_waiting: {
    ar: 'لديك {most} طلبات تصدير قيد الإعداد، يُرجى انتظار اكتمالها.',
    en: '{most} exports of yours are still being made; wait for them first.',
  },
  range_not_in_file: {
    ar: 'الجزء المطلوب خارج الملف.',
    en: 'The part that was asked for lies outside the file.',
  },
} as const satisfies Record<string, InBothLanguages>;

export const exportLines = {
  ExportRequested: { ar: 'طُلب تصدير', en: 'An export was asked for' },
  ExportCompleted: { ar: 'اكتمل إعداد ملف التصدير', en: 'The export was completed' },
  ExportFailed: { ar: 'تعذّر إعداد ملف التصدير', en: 'The export failed' },
  ExportDownloaded: { ar: 'نُزِّل ملف التصدير', en: 'The export was downloaded' },
  ExportExpired: { ar: 'حُذف ملف التصدير بعد مهلته', en: 'The export expired and its file was deleted' },
} as const satisfies Record<string, InBothLanguages>;
