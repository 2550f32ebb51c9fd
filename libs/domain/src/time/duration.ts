import { instantOf, msOf, type Instant } from './instant';

const form = /^P(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,9})S)?)?$/;
const known = new Map<string, number>();

/** Whether this is a length that a policy version may name: `P14D`, `PT20S`, `P1DT12H`; never zero. */
export const isDuration = (text: unknown): text is string => typeof text === 'string' && parse(text) > 0;

/**
 * The length in milliseconds. `PnD` is the same Riyadh wall-clock time n days later, which without summer time is
 * n × 24 h exactly. 0 for anything that is not a duration: evolve and the timeline never throw.
 */
export const durationMs = (text: string): number => {
  const found = known.get(text);
  if (found !== undefined) return found;
  const ms = parse(text);
  if (known.size < 1_000) known.set(text, ms); // lengths come from documents; the bound is for hostile ones
  return ms;
};

export const after = (from: Instant, length: string): Instant => instantOf(msOf(from) + durationMs(length));

const parse = (text: string): number => {
  const match = form.exec(text);
  if (!match) return 0;
  const [days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return (((days! * 24 + hours!) * 60 + minutes!) * 60 + seconds!) * 1_000;
};
