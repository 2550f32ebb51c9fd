import type { ServerResponse } from 'node:http';
import type { Viewer } from '@lib/read-models';
import type { Role } from '@lib/domain';
import { figuresOf, message, type News } from './live-news';

/** A reader who does not take what is sent is let go: it comes back and begins with a snapshot. */
const MAX_UNSENT_BYTES = 1_048_576;
const RETRY_MS = 2_000;

/** One open stream of server-sent events. */
export class LiveReader {
  readonly group: string;
  private lastFigures = '';
  private begun = false;
  /** What moved while the snapshot was asked for, which may or may not show it. */
  private held: News[] = [];

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

  /** `text` is the board as a message; made once for all to whom the same is shown. */
  snapshot(board: object, position: string, text = message('snapshot', board, position)): void {
    const first = this.begun ? '' : `retry: ${RETRY_MS}\n\n`;
    this.begun = true;
    this.lastFigures = figuresOf(board);
    this.write(first + text);
    for (const news of this.held) this.tell(news);
    this.held = [];
  }

  /** Only figures that differ go out: that nothing changed must not tell that something happened. */
  tell(news: News): void {
    if (!this.begun) return void this.held.push(news);
    const same = news.figures === this.lastFigures;
    this.lastFigures = news.figures;
    const told = same ? news.cases : news.whole;
    if (told) this.write(told);
  }

  beat(): void {
    this.write(': beat\n\n');
  }

  end(): void {
    this.response.end();
  }

  private write(told: string | Buffer): void {
    if (this.response.writableLength + told.length > MAX_UNSENT_BYTES) this.response.destroy();
    if (!this.response.destroyed && !this.response.writableEnded) this.response.write(told);
  }
}

const bounded: readonly Role[] = ['intake', 'committee', 'provider'];

/** Who sees some cases only; to all others with the same roles the same is shown, whoever they are. */
const isBounded = ({ roles }: Viewer): boolean => roles.some((role) => bounded.includes(role));
