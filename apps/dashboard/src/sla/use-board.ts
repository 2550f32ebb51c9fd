import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { changedRows, later } from './board';
import type { Board } from './board-shape';
import { answerOf, listen, slaBoard, type Connection } from '@lib/client';
import { useAsking, useToken } from '../frame/service';
import { useSession } from '../frame/session-context';
import { useLanguage } from '../frame/use-language';

/** Colours move with time alone too, without anything happening. */
const READ_AGAIN_MS = 30_000;
/** Boards that arrive faster than this are shown as one. */
const GATHER_MS = 400;
const MARKED_MS = 6_000;
/** A line that stays broken for longer makes what is shown old. */
const STALE_MS = 20_000;

export interface LiveBoard {
  readonly board: Board | undefined;
  readonly trouble: Error | null;
  readonly changed: ReadonlySet<string>;
  readonly connection: Connection;
  /** When anything was last heard, where that is long ago. */
  readonly staleSince: string | undefined;
  readonly retry: () => void;
}

interface Looking {
  readonly policy: string | undefined;
  readonly paused: boolean;
}

export const useBoard = ({ policy, paused }: Looking): LiveBoard => {
  const language = useLanguage();
  const ask = useAsking();
  const key = ['board', policy ?? ''];
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: async () =>
      later(queries.getQueryData<Board>(key), answerOf(await slaBoard({ ...ask, query: { policy } }))),
    refetchInterval: paused ? false : READ_AGAIN_MS,
    retry: false,
  });
  const { connection, staleSince } = useLive({ policy, paused }, (board) =>
    queries.setQueryData<Board>(key, (known) => later(known, board)),
  );
  useEffect(() => {
    if (error) void refetch(); // its sentence is in the language in which it was asked for
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [language]);
  return {
    board: data,
    trouble: error,
    changed: useChanged(data),
    connection,
    staleSince,
    retry: () => void refetch(),
  };
};

const useLive = (
  { policy, paused }: Looking,
  onBoard: (board: Board) => void,
): { connection: Connection; staleSince: string | undefined } => {
  const token = useToken();
  const { expire: onSignedOut } = useSession();
  const [connection, setConnection] = useState<Connection>('connecting');
  const [staleSince, setStaleSince] = useState<string>();
  const show = useRef(onBoard);
  show.current = onBoard;
  useEffect(() => {
    if (paused) return setConnection('paused');
    let waiting: Board | undefined;
    let heard = new Date().toISOString();
    const gather = setInterval(() => {
      if (waiting) show.current(waiting);
      waiting = undefined;
    }, GATHER_MS);
    let broken: ReturnType<typeof setTimeout> | undefined;
    const stop = listen(
      { url: location.origin, token, policy },
      {
        onBoard: (board) => (waiting = board),
        onSignedOut,
        onConnection: (now) => {
          setConnection(now);
          if (now === 'live') {
            heard = new Date().toISOString();
            clearTimeout(broken);
            broken = undefined;
            setStaleSince(undefined);
          } else broken ??= setTimeout(() => setStaleSince(heard), STALE_MS);
        },
      },
    );
    return () => {
      stop();
      clearInterval(gather);
      clearTimeout(broken);
      setStaleSince(undefined);
    };
  }, [token, policy, paused, onSignedOut]);
  return { connection, staleSince };
};

/** The rows that have just changed, for as long as they are marked. */
const useChanged = (board: Board | undefined): ReadonlySet<string> => {
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const before = useRef<Board>(undefined);
  useEffect(() => {
    if (!board) return;
    const rows = changedRows(before.current, board);
    before.current = board;
    if (rows.size > 0) setChanged(rows);
  }, [board]);
  useEffect(() => {
    if (changed.size === 0) return undefined;
    const timer = setTimeout(() => setChanged(new Set()), MARKED_MS);
    return () => clearTimeout(timer);
  }, [changed]);
  return changed;
};
