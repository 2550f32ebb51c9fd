/** The board's words as they were written down, where a slip of the pen or a stray space is corrected in the text that is shown. */
export const clauseOriginals: Readonly<Record<string, string>> = {
  P12: 'صحيح المفاهيم السائدة',
  P23: 'التأكد على صحة البيانات المقدمة من طال ب الدعم والتوقيع عليها وأنه مسؤول مسؤولية مباشرة',
  P30: 'اجتماعه رقم ٦ في دورته الأولى بتاريخ ١٣ / ٠٥ / ١٤٤٥ هـ الموافق ٢٧ / ١١ / ٢٠٢٣ م',
  P36: 'واجبات المتعاقدين وطريقة أدائها وتبعات التصيير… وحدود المسؤولية',
};
