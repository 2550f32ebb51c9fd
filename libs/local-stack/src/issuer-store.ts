import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { failure } from './failure';
import { readJson, writeWhole } from './home';

/** Beyond so many records the oldest go: an endless row of begun sign-ins fills no disk. */
const MOST_RECORDS = 5_000;

type Payload = Record<string, unknown> & { uid?: string; grantId?: string; consumed?: number };

interface StoredRecord {
  model: string;
  id: string;
  payload: Payload;
  /** Seconds since 1970; undefined: never. */
  expiresAt: number | undefined;
}

/** What oidc-provider keeps: sessions, grants, begun sign-ins; a file a record, so that a restart signs nobody out. */
export class IssuerStore {
  readonly #records = new Map<string, StoredRecord>();

  constructor(
    private readonly folder: string,
    private readonly nowMs: () => number,
  ) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
    } catch (error) {
      throw failure(`The folder ${folder} cannot be made`, error);
    }
    for (const name of readdirSync(folder)) this.#readBack(path.join(folder, name));
  }

  /** The adapter of one model, as oidc-provider asks for it. */
  adapter(model: string): object {
    return {
      upsert: async (id: string, payload: Payload, expiresIn?: number) => this.#keep(model, id, payload, expiresIn),
      find: async (id: string) => this.#living(keyOf(model, id))?.payload,
      findByUid: async (uid: string) => this.#first((record) => record.model === model && record.payload.uid === uid),
      findByUserCode: async () => undefined,
      destroy: async (id: string) => this.#drop(keyOf(model, id)),
      consume: async (id: string) => this.#consume(keyOf(model, id)),
      revokeByGrantId: async (grantId: string) => this.#dropWhere((record) => record.payload.grantId === grantId),
    };
  }

  #keep(model: string, id: string, payload: Payload, expiresIn: number | undefined): void {
    const expiresAt = expiresIn === undefined ? undefined : Math.floor(this.nowMs() / 1000) + expiresIn;
    this.#dropWhere((record) => this.#expired(record));
    for (const oldest of this.#records.keys()) {
      if (this.#records.size < MOST_RECORDS) break;
      this.#drop(oldest);
    }
    this.#write({ model, id, payload, expiresAt });
  }

  #consume(key: string): void {
    const record = this.#records.get(key);
    if (!record) return;
    this.#write({ ...record, payload: { ...record.payload, consumed: Math.floor(this.nowMs() / 1000) } });
  }

  #write(record: StoredRecord): void {
    const key = keyOf(record.model, record.id);
    writeWhole(this.#fileOf(key), JSON.stringify(record));
    this.#records.set(key, record);
  }

  #drop(key: string): void {
    this.#records.delete(key);
    rmSync(this.#fileOf(key), { force: true });
  }

  #dropWhere(matches: (record: StoredRecord) => boolean): void {
    for (const [key, record] of this.#records) if (matches(record)) this.#drop(key);
  }

  #living(key: string): StoredRecord | undefined {
    const record = this.#records.get(key);
    return record && !this.#expired(record) ? record : undefined;
  }

  #first(matches: (record: StoredRecord) => boolean): Payload | undefined {
    for (const record of this.#records.values()) if (matches(record) && !this.#expired(record)) return record.payload;
    return undefined;
  }

  #expired({ expiresAt }: StoredRecord): boolean {
    return expiresAt !== undefined && expiresAt * 1000 <= this.nowMs();
  }

  #readBack(file: string): void {
    const record = path.extname(file) === '.json' ? readJson<StoredRecord>(file) : undefined;
    if (record && !this.#expired(record)) this.#records.set(keyOf(record.model, record.id), record);
    else rmSync(file, { force: true });
  }

  // Ids are secrets and come from outside: neither may name a file.
  #fileOf(key: string): string {
    return path.join(this.folder, `${createHash('sha256').update(key).digest('hex')}.json`);
  }
}

const keyOf = (model: string, id: string): string => `${model}:${id}`;
