/** The service's answer to what a draft would have changed. */
export interface Simulated {
  readonly policyId: string;
  readonly version: number;
  readonly calendarVersion: number | null;
  readonly asOf: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly cases: number;
  readonly total: Figures<number>;
  readonly byMonth: readonly (Figures<number> & Month)[];
  readonly bySegment: Readonly<Record<string, Figures<number | string>>>;
  readonly unanswered: {
    readonly cases: number;
    readonly before: Readonly<Record<string, number>>;
    readonly after: Readonly<Record<string, number>>;
  };
  readonly mostChanged: readonly Changed[] | null;
}

export const marks = ['beforeFloor', 'pastTarget', 'pastCeiling'] as const;
export type Mark = (typeof marks)[number];

export interface BeforeAndAfter<Count> {
  readonly before: Count;
  readonly after: Count;
}

export type Figures<Count> = Readonly<Record<Mark, BeforeAndAfter<Count>>> & { readonly answers: Count };

/** A Gregorian month, and the Umm al-Qura months that it reaches into. */
export interface Month {
  readonly month: string;
  readonly hijri: { readonly from: string; readonly to: string } | null;
}

export interface Changed {
  readonly caseId: string;
  readonly reference: string | null;
  readonly clock: string;
  readonly date: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly differenceMinutes: number | null;
}

/** `1432/03–04`; over the turn of a year both in full. */
export const hijriOf = ({ hijri }: Month): string => {
  if (!hijri) return '-';
  const [from, to] = [hijri.from, hijri.to].map((month) => month.replace('-', '/')) as [string, string];
  if (from === to) return from;
  return from.slice(0, 4) === to.slice(0, 4) ? `${from}–${to.slice(5)}` : `${from}–${to}`;
};
