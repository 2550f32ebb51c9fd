import type { Instant } from '@lib/domain';

const form = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/** The one form of an instant (UTC, milliseconds), or undefined for a text that is none. */
export const instantOf = (text: string): Instant | undefined => {
  const day = form.exec(text)?.[1];
  const instant = day !== undefined && isDay(day) ? new Date(text).toISOString() : undefined;
  return instant?.length === 24 ? instant : undefined; // an offset may lead beyond the year 9999, whose order is another
};

/** `new Date` takes 30 February for 1 March. */
export const isDay = (text: string): boolean => {
  if (!/^(?:1[89]|[2-9]\d)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const milliseconds = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(text);
};
