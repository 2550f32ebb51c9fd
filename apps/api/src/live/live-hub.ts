import { Injectable } from '@nestjs/common';
import { EventStore } from '@lib/event-store';
import { CaseBoardQueries, ProjectionWatch, type CaseRow } from '@lib/read-models';
import { numbersFor } from '../http/numbers';
import { newsOf, message, type CaseNews } from './live-news';
import type { LiveReader } from './live-reader';

const CASE_BOARD = 'case-board';
/** What moves within this time goes out together. */
const GATHER_MS = 100;
/** Who comes within this time is shown one snapshot, if the same is shown to them. */
const NEWCOMERS_MS = 10;
/** More cases than this at once are told by a new snapshot. */
const MAX_CASES = 100;
export const MAX_READERS = 2_000;

/** Tells every reader of this process what moved, from the one connection that listens for it. */
@Injectable()
export class LiveHub {
  private readonly readers = new Set<LiveReader>();
  private readonly newcomers = new Map<string, { readonly readers: LiveReader[]; readonly shown: Promise<void> }>();
  private moved = new Set<string>();
  private anew = false;
  private timer: NodeJS.Timeout | undefined;
  private telling = false;
  private readonly unlisten: () => void;

  constructor(
    private readonly board: CaseBoardQueries,
    private readonly store: EventStore,
    watch: ProjectionWatch,
  ) {
    this.unlisten = watch.onMoved(({ name, keys }) => {
      if (name !== CASE_BOARD || this.readers.size === 0) return;
      if (keys) for (const key of keys) this.moved.add(key);
      else this.anew = true;
      this.soon();
    });
  }

  get size(): number {
    return this.readers.size;
  }

  /** The snapshot goes out before any change does. Throws what the board throws. */
  async add(reader: LiveReader): Promise<void> {
    this.readers.add(reader);
    reader.whenClosed(() => this.readers.delete(reader));
    try {
      await this.firstSnapshot(reader);
    } catch (error) {
      this.readers.delete(reader);
      throw error;
    }
  }

  /** Asked for after they have all begun to listen. */
  private firstSnapshot(reader: LiveReader): Promise<void> {
    const waiting = this.newcomers.get(reader.group);
    if (waiting) {
      waiting.readers.push(reader);
      return waiting.shown;
    }
    const readers = [reader];
    const shown = new Promise<void>((resolve) => setTimeout(resolve, NEWCOMERS_MS)).then(() => {
      this.newcomers.delete(reader.group);
      return this.snapshot(readers);
    });
    this.newcomers.set(reader.group, { readers, shown });
    return shown;
  }

  close(): void {
    this.unlisten();
    clearTimeout(this.timer);
    for (const reader of this.readers) reader.end();
    this.readers.clear();
  }

  private soon(): void {
    if (this.timer || this.telling) return;
    this.timer = setTimeout(() => void this.tell(), GATHER_MS);
  }

  private async tell(): Promise<void> {
    this.timer = undefined;
    this.telling = true;
    const cases = [...this.moved];
    const anew = this.anew || cases.length > MAX_CASES;
    this.moved = new Set();
    this.anew = false;
    try {
      for (const readers of this.alike()) await (anew ? this.snapshot(readers) : this.changes(readers, cases));
    } catch {
      this.anew = true; // the read model is away: everybody is told anew when it is back
      await new Promise((resolve) => setTimeout(resolve, 1_000).unref());
    } finally {
      this.telling = false;
    }
    if (this.moved.size > 0 || this.anew) this.soon();
  }

  private async snapshot(readers: readonly LiveReader[]): Promise<void> {
    const first = readers[0]!;
    const { board, position } = await this.boardFor(first);
    const text = message('snapshot', board, position);
    for (const reader of readers) reader.snapshot(board, position, text);
  }

  private async changes(readers: readonly LiveReader[], cases: readonly string[]): Promise<void> {
    const first = readers[0]!;
    const told = first.seesCases ? await this.casesFor(first, cases) : [];
    const { board, position } = await this.boardFor(first);
    const news = newsOf(told, board, position);
    for (const reader of readers) reader.tell(news);
  }

  /** For whom the last that happened is not to be known, nothing happened: not even that something did. */
  private async casesFor({ viewer, policy }: LiveReader, cases: readonly string[]): Promise<CaseNews[]> {
    const { found, position } = await this.board.some(cases, viewer, this.store.clock.now());
    const at = this.store.encodePosition(position);
    return found
      .filter(({ row, view }) => isOf(policy, row) && view.revision >= row.revision)
      .map(({ view }) => ({ data: numbersFor(view), position: at }));
  }

  private async boardFor({ viewer, policy }: LiveReader): Promise<{ board: object; position: string }> {
    const found = await this.board.sla(policy, this.store.clock.now(), viewer);
    if (!found) return { board: {}, position: this.store.encodePosition(0n) };
    const { position, ...board } = found;
    return { board: numbersFor(board) as object, position: this.store.encodePosition(position < 0n ? 0n : position) };
  }

  /** Readers to whom the same is shown are asked for once. */
  private alike(): Iterable<LiveReader[]> {
    const groups = new Map<string, LiveReader[]>();
    for (const reader of this.readers) {
      const group = groups.get(reader.group);
      if (group) group.push(reader);
      else groups.set(reader.group, [reader]);
    }
    return groups.values();
  }
}

const isOf = (policy: string | undefined, row: CaseRow): boolean =>
  policy === undefined ? row.use === 'live' : row.policyId === policy;
