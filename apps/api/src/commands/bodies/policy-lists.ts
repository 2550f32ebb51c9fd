import { fault, isObject, ok, type Check } from '../../shape/field';
import { isCode } from '../../shape/fields';

const MAX_CODES = 500;
const MAX_TEXTS = 50;
const MAX_REMINDERS = 12;
const MAX_TEXT = 4_000;

const list =
  (max: number, each: Check): Check =>
  (value) => {
    if (!Array.isArray(value)) return fault('not_a_list');
    if (value.length > max) return fault('too_many', { max });
    for (const [index, item] of value.entries()) {
      const wrong = each(item);
      if (wrong) return { ...wrong, pointer: `/${index}${wrong.pointer}` };
    }
    return ok;
  };

const record =
  (each: Check): Check =>
  (value) => {
    const wrong = isObject(value);
    if (wrong) return wrong;
    for (const [name, item] of Object.entries(value as object)) {
      const inside = isCode(name) ?? each(item);
      if (inside) return { ...inside, pointer: `/${name.slice(0, 64)}${inside.pointer}` };
    }
    return ok;
  };

const members =
  (checks: Readonly<Record<string, Check>>, required: readonly string[]): Check =>
  (value) => {
    const wrong = isObject(value);
    if (wrong) return wrong;
    const given = value as Record<string, unknown>;
    for (const name of required) if (given[name] === undefined) return fault('required', {}, `/${name}`);
    for (const [name, item] of Object.entries(given)) {
      const inside = Object.hasOwn(checks, name) ? checks[name]!(item) : fault('unknown_field');
      if (inside) return { ...inside, pointer: `/${name.slice(0, 64)}${inside.pointer}` };
    }
    return ok;
  };

const isTruth: Check = (value) => (typeof value === 'boolean' ? ok : fault('wrong_type', { expected: 'true, false' }));

const isVersion: Check = (value) =>
  Number.isSafeInteger(value) && (value as number) > 0 ? ok : fault('not_a_whole_number', { min: 1, max: 1_000_000 });

const isWords: Check = (value) =>
  typeof value === 'string' && value.length > 0 && value.length <= MAX_TEXT ? ok : fault('too_long', { max: MAX_TEXT });

const codeEntry: Check = (value) =>
  typeof value === 'string'
    ? isCode(value)
    : members({ code: isCode, sensitive: isTruth, publicCode: isCode }, ['code'])(value);

/** Codes, with a coarser public one beside each that is sensitive. */
export const codeLists: Check = list(MAX_CODES, codeEntry);

export const codeRecord = (max: number): Check => record(list(max, isCode));

export const requirementLists: Check = record(
  list(MAX_CODES, members({ code: isCode, required: isTruth }, ['code', 'required'])),
);

const inBothLanguages: Check = members({ ar: isWords, en: isWords }, ['ar', 'en']);

const isHash: Check = (value) =>
  value === null || (typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)) ? ok : fault('not_a_hash');

/** What the board adopted, clause by clause (P30). */
export const clauseLists: Check = list(
  MAX_CODES,
  members({ id: isCode, binding: isTruth, words: inBothLanguages }, ['id', 'binding', 'words']),
);

/** The officer's tools (P18). */
export const toolLists: Check = list(
  MAX_CODES,
  members({ code: isCode, version: isWords, sha256: isHash, words: inBothLanguages }, [
    'code',
    'version',
    'sha256',
    'words',
  ]),
);

export const fieldLists: Check = list(MAX_CODES, members({ code: isCode, words: inBothLanguages }, ['code', 'words']));

export const durationLists: Check = list(MAX_REMINDERS, (value) =>
  typeof value === 'string' && /^P[0-9DTHMS]{2,24}$/.test(value) ? ok : fault('not_a_duration'),
);

export const textLists: Check = list(
  MAX_TEXTS,
  members({ version: isVersion, words: inBothLanguages }, ['version', 'words']),
);

const orNone =
  (each: Check): Check =>
  (value) =>
    value === null ? ok : each(value);

const isTime: Check = (value) =>
  typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? ok : fault('not_a_time');

/** When and how often something is told. */
export const notificationSettings: Check = members(
  {
    digestAt: orNone(isTime),
    quietHours: orNone(members({ from: isTime, to: isTime }, ['from', 'to'])),
    retries: durationLists,
  },
  [],
);
