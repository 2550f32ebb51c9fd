import type { ServerResponse } from 'node:http';
import type { Viewer } from '@lib/read-models';
import type { Role } from '@lib/domain';

/** A reader who does not take what is sent is let go: it comes back and begins with a snapshot. */
const MAX_UNSENT_BYTES = 1_048_576;
const RETRY_MS = 2_000;

/** One open stream of server-sent events. */
export class LiveReader {
  readonly group: string;
  private lastBoard = '';
  private begun = false;

  constructor(
    readonly viewer: Viewer,
    readonly policy: string | undefined,
    readonly seesCases: boolean,
    private readonly response: ServerResponse,
  ) {
    const who = isBounded(viewer) ? viewer.id : '';
    this.group = JSON.stringify([[...viewer.roles].sort(), who, policy ?? null, seesCases]);
  }

  whenClosed(listener: () => void): void {
    this.response.once('close', listener);
  }

  snapshot(board: object, position: string): void {
    if (!this.begun) this.write(`retry: ${RETRY_MS}\n\n`);
    this.begun = true;
    this.lastBoard = comparable(board);
    this.send('snapshot', board, position);
  }

  /** Changes before the snapshot are in the snapshot. */
  change(event: string, data: unknown, position: string): void {
    if (this.begun) this.send(event, data, position);
  }

  /** Only figures that differ go out: that nothing changed must not tell that something happened. */
  board(board: object, position: string): void {
    const text = comparable(board);
    if (text === this.lastBoard) return;
    this.lastBoard = text;
    this.change('board', board, position);
  }

  beat(): void {
    this.write(': beat\n\n');
  }

  end(): void {
    this.response.end();
  }

  private send(event: string, data: unknown, position: string): void {
    this.write(`event: ${event}\nid: ${position}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  private write(text: string): void {
    if (this.response.writableLength + text.length > MAX_UNSENT_BYTES) this.response.destroy();
    if (!this.response.destroyed && !this.response.writableEnded) this.response.write(text);
  }
}

const comparable = (board: object): string => JSON.stringify({ ...board, asOf: undefined });

const bounded: readonly Role[] = ['intake', 'committee', 'provider'];

/** Who sees some cases only; to all others with the same roles the same is shown, whoever they are. */
const isBounded = ({ roles }: Viewer): boolean => roles.some((role) => bounded.includes(role));
