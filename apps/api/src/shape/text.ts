import type { Fault } from '../http/problem';

/** No body of ours is nested deeper; what comes after may then walk it freely. */
const MAX_DEPTH = 16;
const MAX_FAULTS = 50;

/** Brings every text inside a JSON value into form NFC, where it stands: one spelling of what a person typed either way. */
export const composeTexts = (body: unknown): void => {
  const waiting = [{ value: body, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) continue;
    const holder = value as Record<string, unknown>;
    for (const [key, member] of Object.entries(holder)) {
      if (typeof member === 'string') {
        if (key !== '__proto__' && !isPlain(member)) holder[key] = member.normalize('NFC');
      } else waiting.push({ value: member, depth: depth + 1 });
    }
  }
};

/** Whether `textFaults` finds nothing, without asking where. */
export const isClean = (value: unknown, depth = 0): boolean => {
  if (depth > MAX_DEPTH) return false;
  if (typeof value === 'string') return textCode(value) === undefined;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every((each) => isClean(each, depth + 1));
  for (const key of Object.keys(value)) {
    if (key === '__proto__' || textCode(key) !== undefined) return false;
    if (!isClean((value as Record<string, unknown>)[key], depth + 1)) return false;
  }
  return true;
};

/** Every text of a JSON value is whole, in form NFC and without control characters; every number can be kept. */
export const textFaults = (body: unknown): Fault[] => {
  const faults: Fault[] = [];
  const waiting: { value: unknown; pointer: string; depth: number }[] = [{ value: body, pointer: '', depth: 0 }];
  for (let next = waiting.pop(); next && faults.length < MAX_FAULTS; next = waiting.pop()) {
    const { value, pointer, depth } = next;
    const code = codeFor(value, depth);
    if (code) faults.push({ pointer, code, details: code === 'too_deep' ? { max: MAX_DEPTH } : {} });
    else if (typeof value === 'object' && value !== null)
      for (const [key, member] of Object.entries(value)) {
        const inside = `${pointer}/${escaped(key)}`;
        const wrongKey = key === '__proto__' ? 'unknown_field' : textCode(key);
        if (wrongKey) faults.push({ pointer: inside, code: wrongKey });
        else waiting.push({ value: member, pointer: inside, depth: depth + 1 });
      }
  }
  return faults;
};

const codeFor = (value: unknown, depth: number): string | undefined => {
  if (depth > MAX_DEPTH) return 'too_deep';
  if (typeof value === 'number' && !Number.isFinite(value)) return 'number_not_finite';
  return typeof value === 'string' ? textCode(value) : undefined;
};

/** Latin letters and signs: the same in every form. */
const isPlain = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

const textCode = (text: string): string | undefined => {
  if (isPlain(text)) return undefined;
  if (/[\p{Cc}\p{Surrogate}]/u.test(text)) return 'text_not_clean';
  return text.normalize('NFC') === text ? undefined : 'text_not_nfc';
};

/** A key as one step of a JSON pointer, cut where it would make the answer long. */
export const escaped = (key: string): string => clean(key.slice(0, 100)).replaceAll('~', '~0').replaceAll('/', '~1');

const clean = (text: string): string => text.replace(/[\p{Cc}\p{Surrogate}]/gu, '\ufffd');
