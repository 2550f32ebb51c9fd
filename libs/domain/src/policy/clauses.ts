import type { InBothLanguages } from '../glossary/languages';

/** A clause of what the board adopted (P30). `binding`: software has to act on it; the others have a place in the data. */
export type Clause = { id: string; binding: boolean; words: InBothLanguages };

const clause = (id: string, binding: boolean, ar: string, en: string): Clause => ({ id, binding, words: { ar, en } });

/** The policy clause by clause; the Arabic is the board's own text with its slips of the pen corrected, and rules. */
export const clauses: readonly Clause[] = [
  clause(
    'P1',
    false,
    'بما يكفل حقوق الجمعية وكافة هذه الأطراف',
    'The rights of the association and of every party are protected',
  ),
  clause(
    'P2',
    false,
    'أنظمة العمل والعقود المصدر الأساسي… تسوية الخلافات',
    "Work regulations and contracts are the main source of the contracting parties' rights and duties, and of how disputes from contracts and services are settled",
  ),
  clause(
    'P3',
    true,
    'مراجعتها باستمرار والتعديل عليها وتعميمها',
    'The mechanism is continually reviewed, amended and circulated',
  ),
  clause('P4', true, 'من كافة الشرائح بإتقان وسرعة وجودة عالية', 'All segments, precisely, fast and well'),
  clause('P5', true, 'متابعة متطلباتهم ومقترحاتهم', 'Needs and suggestions are followed up'),
  clause(
    'P6',
    true,
    'الوصول إليهم… دون الحاجة إلى طلب المستفيد',
    'Reach them, by the easiest ways, without their asking',
  ),
  clause(
    'P7',
    false,
    'تقدير حاجة المستفيد… من خلال تسهيل الإجراءات وحصولهم على كافة الخدمات المطلوبة دون عناء ومشقة',
    "Have regard for the beneficiary's need: easy procedures, every service without toil",
  ),
  clause('P8', false, 'بأحدث الأساليب الالكترونية', 'By modern electronic means'),
  clause('P9', true, 'تقديم المعلومات والإجابات… من خلال عدة قنوات', 'Answer questions over several channels'),
  clause('P10', false, 'خدمة للمستفيد من موقعه', 'Serve them where they are'),
  clause(
    'P11',
    true,
    'قياس رضا المستفيد… وأداء مقدم الخدمة',
    "Measure satisfaction, to improve the procedure and the provider's performance",
  ),
  clause('P12', false, 'تصحيح المفاهيم السائدة', 'Correct misconceptions about services'),
  clause(
    'P13',
    true,
    'تقييم جودة الخدمة حق من حقوق المستفيد… للتقويم والتطوير لا للعقاب والتشهير',
    "Rating is the beneficiary's right, a tool for improvement, not for punishment or shaming",
  ),
  clause('P14', true, 'للمستفيدين الداخلي أو الخارجي', 'Internal and external beneficiaries'),
  clause('P15', false, 'القضاء على معوقات… تلمس آراء المستفيدين', 'Remove obstacles, by asking beneficiaries'),
  clause(
    'P16',
    true,
    'الرقم / التاريخ / المرفقات',
    'Number, date and attachments, as on every paper of the association',
  ),
  clause(
    'P17',
    true,
    '(١) المقابلة (٢) الاتصالات الهاتفية (٣) وسائل التواصل الاجتماعي (٤) الخطابات (٥) خدمات طلب المساعدة (٦) خدمة التطوع (٧) الموقع الإلكتروني',
    'Seven channels: interview, phone, social media, letter, assistance-request service, volunteering service, website',
  ),
  clause(
    'P18',
    true,
    'اللائحة الأساسية · دليل خدمات البحث الاجتماعي · دليل سياسة الدعم للمستفيدين · طلب دعم مستفيد',
    "The officer's four tools: bylaws, social-research services guide, support-policy guide, support-request form",
  ),
  clause(
    'P19',
    true,
    'استقبال المستفيد بلباقة واحترام والإجابة على جميع الاستفسارات وإعطاء المراجع الوقت الكافي',
    'Receive courteously, answer everything, give enough time',
  ),
  clause('P20', true, 'تقديم المراجع كافة المعلومات المطلوبة', 'All required information is supplied'),
  clause(
    'P21',
    true,
    'على الموظف مطابقة البيانات والتأكد من صلاحيتها وقت التقديم',
    'The officer matches the data and confirms that it was valid at the time of submission',
  ),
  clause(
    'P22',
    true,
    'في حالة عدم وضوح الإجراءات… إحالته لمسئول البحث الاجتماعي للإجابة على تساؤلاته وإيضاح الجوانب التنظيمية',
    'If procedures are unclear, the person is referred to the social research officer, for answers',
  ),
  clause(
    'P23',
    true,
    'التأكد على صحة البيانات المقدمة من طالب الدعم والتوقيع عليها وأنه مسؤول مسؤولية مباشرة',
    'The applicant affirms and signs the data, and is directly responsible for it',
  ),
  clause(
    'P24',
    true,
    'التوضيح للمستفيد بأن طلبه…',
    'The beneficiary is told that the request goes to the committee, and when the answer comes',
  ),
  clause('P25', true, 'سيرفع للجنة البحث لدراسة طلبه', 'The file is raised to the research committee for study'),
  clause('P26', true, 'والرد عليه بشأن قبوله أو رفضه', 'The beneficiary is answered: accepted or rejected'),
  clause('P27', true, 'خلال مدة لا تقل عن أسبوعين', 'Within a period of not less than two weeks'),
  clause(
    'P28',
    true,
    'استكمال إجراءات التسجيل مع اكتمال الطلبات',
    'Registration is completed as, or once, the requirements are completed',
  ),
  clause('P29', true, 'تقديم الخدمة اللازمة', 'The needed service is delivered'),
  clause(
    'P30',
    true,
    'اجتماعه رقم ٦ في دورته الأولى بتاريخ ١٣/٠٥/١٤٤٥ هـ الموافق ٢٧/١١/٢٠٢٣ م',
    'Adopted in board meeting 6, first term, 13/05/1445 AH = 27/11/2023',
  ),
  clause(
    'P31',
    false,
    'ويتم التعامل مع المستفيد… لإنهاء معاملاته بالشكل التالي',
    'The steps P19–P29 are given as the way in which a transaction is finished',
  ),
  clause('P32', false, 'تقديم الخدمات المتكاملة', 'Services as a whole, not one by one'),
  clause('P33', false, 'التي تتم بالتعاون مع كافة الجهات', 'In cooperation with all bodies'),
  clause(
    'P34',
    false,
    'زيادة ثقة وانتماء المستفيدين… أفضل المعايير والممارسات… تكوين انطباعات وقناعات إيجابية',
    'Trust and belonging, by the best standards',
  ),
  clause('P35', false, 'نشر ثقافة جودة الخدمة بين جميع الأقسام', 'A culture of quality in every department'),
  clause(
    'P36',
    false,
    'واجبات المتعاقدين وطريقة أدائها وتبعات التقصير… وحدود المسؤولية',
    'Duties, consequences of failing them, limits of liability',
  ),
];
