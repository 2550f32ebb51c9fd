import { useSyncExternalStore } from 'react';

/** How a reader wants to see every page of this browser. */
export interface Reading {
  /** The digits of Arabic text; ids, references and what is typed keep the Latin ones. */
  readonly digits: 'latn' | 'arab';
  /** Which calendar stands first where a day is shown by both, and alone where there is room for one. */
  readonly calendar: 'hijri' | 'gregorian';
}

const PLACE = 'mustafid.reading';
const USUAL: Reading = { digits: 'latn', calendar: 'hijri' };

const kept = (): Reading => {
  try {
    const { digits, calendar } = JSON.parse(localStorage.getItem(PLACE) ?? '{}') as Partial<Reading>;
    return {
      digits: digits === 'arab' ? 'arab' : USUAL.digits,
      calendar: calendar === 'gregorian' ? 'gregorian' : USUAL.calendar,
    };
  } catch {
    return USUAL; // a browser that keeps nothing
  }
};

let chosen = kept();
const hearers = new Set<() => void>();

/** As it is chosen now; whoever shows a day or a figure asks for it each time. */
export const reading = (): Reading => chosen;

/** Every page is drawn anew; where nothing may be kept, the choice holds until the page is left. */
export const chooseReading = (choice: Partial<Reading>): void => {
  chosen = { ...chosen, ...choice };
  try {
    localStorage.setItem(PLACE, JSON.stringify(chosen));
  } catch {
    // holds in this page alone
  }
  hearers.forEach((hear) => hear());
};

export const useReading = (): Reading =>
  useSyncExternalStore((hear) => {
    hearers.add(hear);
    return () => hearers.delete(hear);
  }, reading);
