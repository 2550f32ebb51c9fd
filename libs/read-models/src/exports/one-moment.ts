import type { ReadDatabase } from '../database';

/** What can be asked of one moment of the read models. */
export type Moment = Pick<ReadDatabase, 'query'>;

/**
 * Whatever is asked within `work`, and however long it takes, is answered as of the moment of the first question: a list
 * that is read page by page neither misses a row nor meets one twice while the log goes on.
 */
export const inOneMoment = <Answer>(
  database: ReadDatabase,
  work: (moment: Moment) => Promise<Answer>,
): Promise<Answer> =>
  database.transaction(async (query) => {
    await query('set transaction isolation level repeatable read, read only');
    return work({ query });
  });
