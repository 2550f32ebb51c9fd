import type { ReadDatabase } from '@lib/read-models';

type Client = Awaited<ReturnType<ReadDatabase['session']>>;

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

interface Session {
  readonly client: Client;
  lost: boolean;
  /** Called once. */
  whenLost: () => void;
}

/** One worker's tries for the lease of one list: all on one connection, which is opened anew when it is lost. */
export class LeaseTries {
  private session: Session | undefined;

  /** `moved` is called when the list may have changed, and when the lease is lost. */
  constructor(
    private readonly database: ReadDatabase,
    private readonly list: string,
    private readonly moved: () => void,
  ) {}

  /** Null while another worker holds it. */
  async try(): Promise<Lease | null> {
    const session = await this.standing();
    try {
      if (!(await isTaken(session.client, this.list))) return null;
      await listen(session.client, this.list, this.moved);
    } catch (error) {
      await this.close();
      throw error;
    }
    this.session = undefined; // the lease's from now on: it ends with it
    return leaseOn(session, this.list, this.moved);
  }

  /** Ends the connection of tries that came to nothing; a lease that was taken has its own `release`. */
  async close(): Promise<void> {
    const { session } = this;
    this.session = undefined;
    if (session) await end(session);
  }

  private async standing(): Promise<Session> {
    if (this.session?.lost === true) await this.close();
    return (this.session ??= await open(this.database, this.list));
  }
}

/** One try: null while another worker holds it. */
export const tryLease = async (database: ReadDatabase, list: string, moved: () => void): Promise<Lease | null> => {
  const tries = new LeaseTries(database, list, moved);
  return tries.try().finally(() => tries.close());
};

const nameOf = (list: string): string => `mustafid to-do list ${list}`;

const open = async (database: ReadDatabase, list: string): Promise<Session> => {
  const client = await database.session(nameOf(list));
  const session: Session = { client, lost: false, whenLost: () => undefined };
  const lose = (): void => {
    if (session.lost) return;
    session.lost = true;
    session.whenLost();
  };
  client.on('end', lose);
  client.on('error', lose);
  return session;
};

const end = async (session: Session): Promise<void> => {
  session.lost = true;
  await inTime(session.client.end()).catch(() => undefined);
};

/** A lock that is not had leaves nothing behind in the session, so it may be tried for there again. */
const isTaken = async (client: Client, list: string): Promise<boolean> => {
  const { rows } = await inTime(
    client.query<{ held: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 0)) as held', [nameOf(list)]),
  );
  return rows[0]?.held === true;
};

const listen = async (client: Client, list: string, moved: () => void): Promise<void> => {
  client.on('notification', ({ payload }) => {
    if (payload?.includes(`"${list}"`) === true) moved();
  });
  await inTime(client.query('listen projection_moved'));
};

const leaseOn = (session: Session, list: string, moved: () => void): Lease => {
  session.whenLost = moved;
  if (session.lost) moved();
  let asking: Promise<unknown> | undefined;
  const ask = (): Promise<unknown> => inTime(session.client.query('select 1')).finally(() => (asking = undefined));
  return {
    check: async () => {
      if (session.lost) throw new LeaseLost(list);
      try {
        // A connection answers one question at a time; those who ask meanwhile share its answer.
        await (asking ??= ask());
      } catch (error) {
        session.lost = true;
        moved();
        throw new LeaseLost(list, { cause: error });
      }
    },
    stands: () => !session.lost,
    release: () => end(session),
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
