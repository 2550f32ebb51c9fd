/** Names and places that stand for nobody: every combination is drawn by lot. */
const GIVEN = [
  'نورة',
  'فهد',
  'سارة',
  'عبدالله',
  'مريم',
  'خالد',
  'هند',
  'سلطان',
  'لطيفة',
  'تركي',
  'ريم',
  'ماجد',
  'العنود',
  'ناصر',
];
const FAMILY = [
  'الحربي',
  'الشهري',
  'القحطاني',
  'العتيبي',
  'الزهراني',
  'المطيري',
  'الدوسري',
  'الغامدي',
  'السبيعي',
  'العنزي',
];
const PLACES = [
  'الرياض',
  'الدرعية',
  'الخرج',
  'الزلفي',
  'المجمعة',
  'شقراء',
  'الدوادمي',
  'عفيف',
  'القويعية',
  'حوطة بني تميم',
];
const NEEDS = [
  'أجهزة منزلية',
  'رسوم دراسية',
  'إيجار متأخر',
  'كرسي متحرك',
  'سلة غذائية',
  'دورة تأهيلية',
  'ترميم سقف',
  'نظارة طبية',
];

/** Answers a number from 0 up to, not including, `sides`. */
export type Dice = (sides: number) => number;

/** A small generator (mulberry32): the same seed gives the same lots, everywhere. */
export const diceOf = (seed: number): Dice => {
  let state = seed >>> 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * sides);
  };
};

export const drawn = <Item>(dice: Dice, items: readonly Item[]): Item => items[dice(items.length)]!;

/** What a form says of somebody who does not exist. */
export const formOf = (dice: Dice): Readonly<Record<string, string>> => ({
  name: `${drawn(dice, GIVEN)} ${drawn(dice, FAMILY)}`,
  place: drawn(dice, PLACES),
  need: drawn(dice, NEEDS),
});
