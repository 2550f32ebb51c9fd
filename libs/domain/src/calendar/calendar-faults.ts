/** One thing that is not fit, and where. The code is a fact, the details what a sentence about it needs. */
export type CalendarFault = { pointer: string; code: string; details?: Readonly<Record<string, unknown>> };

/** Gathers what is not fit in a document of unknown shape. */
export class CalendarFaults {
  readonly found: CalendarFault[] = [];

  add(code: string, pointer: string, details?: Readonly<Record<string, unknown>>): void {
    this.found.push(details ? { pointer, code, details } : { pointer, code });
  }

  /** Whether it is an object; every member that lacks or is not known is a fault of its own. */
  object(
    value: unknown,
    pointer: string,
    required: readonly string[],
    optional: readonly string[] = [],
  ): value is Record<string, unknown> {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.add('not_an_object', pointer);
      return false;
    }
    for (const name of required) if (!Object.hasOwn(value, name)) this.add('member_missing', `${pointer}/${name}`);
    for (const name of Object.keys(value))
      if (!required.includes(name) && !optional.includes(name))
        this.add('member_unknown', `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    return true;
  }

  oneOf(value: unknown, pointer: string, allowed: readonly string[]): void {
    if (value !== undefined && !(allowed as readonly unknown[]).includes(value))
      this.add('not_in_list', pointer, { allowed });
  }

  each(value: unknown, pointer: string, most: number, check: (entry: unknown, pointer: string) => void): void {
    if (value === undefined) return; // said once already, as missing
    if (!Array.isArray(value)) return this.add('not_a_list', pointer);
    if (value.length > most) return this.add('too_many', pointer, { most });
    value.forEach((entry, index) => check(entry, `${pointer}/${index}`));
  }

  /** No two entries have the same value there. */
  once(value: unknown, pointer: string, member: string, code: string): void {
    if (!Array.isArray(value)) return;
    const seen = new Set<unknown>();
    value.forEach((entry: Record<string, unknown> | null, index) => {
      const mark = entry?.[member];
      if (mark !== undefined && seen.has(mark)) this.add(code, `${pointer}/${index}/${member}`, { [member]: mark });
      seen.add(mark);
    });
  }
}
