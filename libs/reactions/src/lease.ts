import type { ReadDatabase } from '@lib/read-models';

/** The reason why a worker stops in the midst of its list; another one, or the same, begins again. */
export class LeaseLost extends Error {
  constructor(list: string, options?: ErrorOptions) {
    super(`The lease of the list '${list}' was lost.`, options);
  }
}

/** A session advisory lock on a connection of its own: it ends when that connection does, and so with the process. */
export interface Lease {
  /** Throws `LeaseLost`. To be asked before each act. */
  check(): Promise<void>;
  /** False: it is known to be lost. Enough to go on looking by, not to act by. */
  stands(): boolean;
  release(): Promise<void>;
}

const ANSWER_TIMEOUT_MS = 5_000;

/** Null while another worker holds it. `moved` is called when the list may have changed, and when the lease is lost. */
export const tryLease = async (database: ReadDatabase, list: string, moved: () => void): Promise<Lease | null> => {
  const session = await database.session(`mustafid to-do list ${list}`);
  let lost = false;
  const lose = (): void => {
    lost = true;
    moved();
  };
  session.on('end', lose);
  session.on('error', lose);
  const end = async (): Promise<void> => {
    lost = true;
    session.on('error', () => undefined);
    await inTime(session.end()).catch(() => undefined);
  };
  try {
    const { rows } = await inTime(
      session.query<{ held: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 0)) as held', [
        `mustafid to-do list ${list}`,
      ]),
    );
    if (rows[0]?.held !== true) {
      await end();
      return null;
    }
    session.on('notification', ({ payload }) => {
      if (payload?.includes(`"${list}"`) === true) moved();
    });
    await inTime(session.query('listen projection_moved'));
  } catch (error) {
    await end();
    throw error;
  }
  let asking: Promise<unknown> | undefined;
  const ask = (): Promise<unknown> => inTime(session.query('select 1')).finally(() => (asking = undefined));
  return {
    check: async () => {
      if (lost) throw new LeaseLost(list);
      try {
        // A connection answers one question at a time; those who ask meanwhile share its answer.
        await (asking ??= ask());
      } catch (error) {
        lose();
        throw new LeaseLost(list, { cause: error });
      }
    },
    stands: () => !lost,
    release: end,
  };
};

const inTime = async <T>(answer: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`Postgres gave no answer in ${ANSWER_TIMEOUT_MS} ms.`)),
      ANSWER_TIMEOUT_MS,
    );
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
};
