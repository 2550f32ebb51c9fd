import { EventStreamParser } from './event-stream';
import type { SlaBoardResponses } from './generated';

/** What `GET /v1/boards/sla` answers too. */
export type LiveBoard = SlaBoardResponses[200];

/** The service beats every 15 s: whoever is silent for longer than two beats and a bit is gone. */
const SILENT_MS = 35_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;

export type Connection = 'connecting' | 'live' | 'reconnecting' | 'paused';

export interface LiveListener {
  readonly onBoard: (board: LiveBoard) => void;
  readonly onConnection: (connection: Connection) => void;
  readonly onSignedOut: () => void;
}

export interface LiveAddress {
  readonly url: string;
  readonly token: string;
  readonly policy: string | undefined;
}

/**
 * The board of a series as it moves, by `GET /v1/live`. Listens until what it answers is called; a broken line is taken up
 * again, from what was seen last, after ever longer waits.
 */
export const listen = (address: LiveAddress, listener: LiveListener): (() => void) => {
  const stopped = new AbortController();
  void listenOn(address, listener, stopped.signal);
  return () => stopped.abort();
};

const listenOn = async (address: LiveAddress, listener: LiveListener, stopped: AbortSignal): Promise<void> => {
  let seen = '';
  let wait = FIRST_WAIT_MS;
  listener.onConnection('connecting');
  while (!stopped.aborted) {
    const answer = await once(address, seen, stopped, {
      ...listener,
      onSeen: (id) => {
        seen = id;
        wait = FIRST_WAIT_MS;
      },
    });
    if (stopped.aborted) return;
    if (answer === 401) return listener.onSignedOut();
    if (answer === 400) seen = ''; // a position of another log: begin anew
    listener.onConnection('reconnecting');
    await pause(wait, stopped);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }
};

/** One connection, to its end: the status that refused it, or undefined. */
const once = async (
  { url, token, policy }: LiveAddress,
  seen: string,
  stopped: AbortSignal,
  listener: LiveListener & { readonly onSeen: (id: string) => void },
): Promise<number | undefined> => {
  const silent = new AbortController();
  let timer = setTimeout(() => silent.abort(), SILENT_MS);
  try {
    const answer = await fetch(`${url}/v1/live${policy === undefined ? '' : `?policy=${encodeURIComponent(policy)}`}`, {
      headers: { authorization: `Bearer ${token}`, ...(seen === '' ? {} : { 'last-event-id': seen }) },
      signal: AbortSignal.any([stopped, silent.signal]),
    });
    if (!answer.ok || !answer.body) return answer.status;
    const parser = new EventStreamParser();
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      clearTimeout(timer);
      timer = setTimeout(() => silent.abort(), SILENT_MS);
      listener.onConnection('live');
      for (const { event, id, data } of parser.push(piece.value)) {
        listener.onSeen(id);
        if (event === 'snapshot' || event === 'board') listener.onBoard(JSON.parse(data) as LiveBoard);
      }
    }
    return undefined;
  } catch {
    return undefined; // broken off: the caller tries again
  } finally {
    clearTimeout(timer);
  }
};

const pause = (ms: number, stopped: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    stopped.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
