import { Injectable } from '@nestjs/common';
import { EventStore } from '@lib/event-store';
import { CaseBoardQueries, ProjectionWatch, type CaseRow, type CaseView } from '@lib/read-models';
import { numbersFor } from '../http/numbers';
import type { LiveReader } from './live-reader';

const CASE_BOARD = 'case-board';
/** What moves within this time goes out together. */
const GATHER_MS = 50;
/** More cases than this at once are told by a new snapshot. */
const MAX_CASES = 100;
export const MAX_READERS = 2_000;

/** Tells every reader of this process what moved, from the one connection that listens for it. */
@Injectable()
export class LiveHub {
  private readonly readers = new Set<LiveReader>();
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
      await this.snapshot([reader]);
    } catch (error) {
      this.readers.delete(reader);
      throw error;
    }
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
    for (const reader of readers) reader.snapshot(board, position);
  }

  private async changes(readers: readonly LiveReader[], cases: readonly string[]): Promise<void> {
    const first = readers[0]!;
    if (first.seesCases)
      for (const caseId of cases) {
        const { row } = await this.board.row(caseId, first.viewer);
        if (!row || !isOf(first.policy, row)) continue;
        const { found, position } = await this.board.one(caseId, first.viewer, this.store.clock.now());
        if (!found || isKept(row, found)) continue;
        for (const reader of readers) reader.change('case', numbersFor(found), this.store.encodePosition(position));
      }
    const { board, position } = await this.boardFor(first);
    for (const reader of readers) reader.board(board, position);
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

/** For whom the last that happened is not to be known, nothing happened: not even that something did. */
const isKept = (row: CaseRow, shown: CaseView): boolean => shown.revision < row.revision;
