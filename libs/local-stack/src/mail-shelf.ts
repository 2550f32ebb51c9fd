import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { failure } from './failure';
import { writeWhole } from './home';

/** Beyond so many mails the oldest go. */
const MOST_MAILS = 1_000;
const SUFFIX = '.eml';
/** When it came, in milliseconds since 1970, which of that millisecond it was, and what makes the name its own. */
const NAME = /^(\d{15})-\d{6}-[0-9a-f]{8}$/;

export interface KeptMail {
  /** What it is asked for by; says nothing of what is in it. */
  readonly mailId: string;
  /** Milliseconds since 1970. */
  readonly cameAtMs: number;
}

/** The mails of this home, a file each, as they came: readable by their owner only, the newest thousand. */
export class MailShelf {
  /** Oldest first. */
  readonly #names: string[];
  #count = 0;

  constructor(
    readonly folder: string,
    private readonly nowMs: () => number,
    private readonly most = MOST_MAILS,
  ) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
    } catch (error) {
      throw failure(`The folder ${folder} cannot be made`, error);
    }
    const files = readdirSync(folder);
    this.#names = files.flatMap((file) => nameOf(file) ?? []).sort();
    // A kill in the middle of a write leaves the draft, which nobody was promised.
    for (const draft of files.filter((file) => file.includes(`${SUFFIX}.`))) rmSync(path.join(folder, draft));
    this.#dropOldest();
  }

  /** It is kept when this returns, also through a kill. */
  keep(mail: Buffer): KeptMail {
    this.#count = (this.#count + 1) % 1_000_000;
    const order = [String(this.nowMs()).padStart(15, '0'), String(this.#count).padStart(6, '0')].join('-');
    const name = `${order}-${randomBytes(4).toString('hex')}`;
    writeWhole(this.#fileOf(name), mail);
    this.#names.push(name);
    this.#dropOldest();
    return keptAs(name);
  }

  get size(): number {
    return this.#names.length;
  }

  /** Newest first. */
  list(from: number, count: number): readonly KeptMail[] {
    return this.#names
      .toReversed()
      .slice(from, from + count)
      .map(keptAs);
  }

  find(mailId: string): KeptMail | undefined {
    return this.#names.includes(mailId) ? keptAs(mailId) : undefined;
  }

  /** As it came; undefined where there is none of that name. */
  read(mailId: string): Buffer | undefined {
    // The name comes from outside: only what is in the list may name a file.
    if (!this.#names.includes(mailId)) return undefined;
    try {
      return readFileSync(this.#fileOf(mailId));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw failure(`The mail ${mailId} cannot be read`, error);
    }
  }

  #dropOldest(): void {
    for (const name of this.#names.splice(0, Math.max(0, this.#names.length - this.most)))
      rmSync(this.#fileOf(name), { force: true });
  }

  #fileOf(name: string): string {
    return path.join(this.folder, `${name}${SUFFIX}`);
  }
}

const nameOf = (file: string): string | undefined => {
  const name = file.endsWith(SUFFIX) ? file.slice(0, -SUFFIX.length) : '';
  return NAME.test(name) ? name : undefined;
};

const keptAs = (name: string): KeptMail => ({ mailId: name, cameAtMs: Number(NAME.exec(name)?.[1]) });
