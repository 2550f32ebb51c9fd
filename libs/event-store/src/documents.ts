import {
  calendarSeries,
  calendarVersionOne,
  evolvePolicy,
  initialPolicy,
  type CalendarVersion,
  type Documents,
  type Pins,
  type PolicyEvent,
  type PolicySeries,
  type PolicyVersion,
} from '@lib/domain';
import type { EventStore } from './event-store';
import { SharedRead } from './shared-read';

/** Every request that comes in asks for the series in force: so many share a read, and none gets an older answer for it. */
const SERIES_REST_MS = 8;

type Log = Pick<EventStore, 'load'>;

/** A case names a version that the log does not hold: no rule can be applied to it. */
export class UnknownDocument extends Error {
  override name = 'UnknownDocument';
}

/** The adopted policy versions. One that was read stays: versions never change. */
export class PolicyDocuments {
  private readonly versions = new Map<string, PolicyVersion>();
  private readonly readings = new Map<string, SharedRead<PolicySeries>>();
  private readonly known = new Map<string, { series: PolicySeries; next: bigint }>();

  constructor(private readonly log: Log) {}

  /** Exactly this version. Throws UnknownDocument. */
  async get(policyId: string, version: number): Promise<PolicyVersion> {
    const found = this.remembered(policyId, version);
    if (found) return found;
    await this.series(policyId);
    const read = this.remembered(policyId, version);
    if (!read) throw new UnknownDocument(`The log holds no version ${version} of the policy ${policyId}`);
    return read;
  }

  /** Without a look at the log: undefined says nothing about whether it exists. */
  remembered(policyId: string, version: number): PolicyVersion | undefined {
    return this.versions.get(keyOf(policyId, version));
  }

  /** The whole series as the log holds it now; without versions where there is none. Only what is new is read. */
  series(policyId: string): Promise<PolicySeries> {
    const reading = this.readings.get(policyId) ?? new SharedRead(() => this.read(policyId), SERIES_REST_MS);
    this.readings.set(policyId, reading);
    return reading.next();
  }

  private async read(policyId: string): Promise<PolicySeries> {
    const before = this.known.get(policyId) ?? { series: initialPolicy, next: 0n };
    const { events, revision } = await this.log.load(`policy-${policyId}`, { from: before.next });
    const series = events.reduce(
      (state, { type, data }) => evolvePolicy(state, { type, data } as PolicyEvent),
      before.series,
    );
    for (const document of series.versions) this.versions.set(keyOf(policyId, document.version), document);
    if (series.versions.length > 0) this.known.set(policyId, { series, next: revision + 1n });
    else this.readings.delete(policyId);
    return series;
  }
}

/** A stream may begin under the calendar before the one just adopted: the sweep brings it the newer one. */
const CALENDARS_REST_MS = 1_000;

/** The working calendars; version 1 ships with the product, the others stand in the log. One that was read stays. */
export class CalendarDocuments {
  private versions: readonly CalendarVersion[] = [calendarVersionOne];
  private next = 0n;
  private readAtMs = Number.NEGATIVE_INFINITY;
  private readonly reading = new SharedRead(() => this.read());

  constructor(private readonly log: Log) {}

  /** Exactly this version. Throws UnknownDocument. */
  async get(version: number): Promise<CalendarVersion> {
    return (await this.upTo(version)).at(-1)!;
  }

  /** Every version from the first to this one. Throws UnknownDocument. */
  async upTo(version: number): Promise<readonly CalendarVersion[]> {
    if (version > this.versions.length) await this.reading.next();
    if (version > this.versions.length || version < 1)
      throw new UnknownDocument(`The log holds no version ${version} of the calendar`);
    return this.versions.slice(0, version);
  }

  /** The version that a new stream is pinned to. */
  async inForce(): Promise<CalendarVersion> {
    if (performance.now() - this.readAtMs >= CALENDARS_REST_MS) await this.reading.next();
    return this.versions.at(-1)!;
  }

  private async read(): Promise<void> {
    const { events, revision } = await this.log.load(`calendar-${calendarSeries}`, { from: this.next });
    const adopted = events
      .filter(({ type }) => type === 'CalendarAdopted')
      .map(({ data }) => (data as { document: CalendarVersion }).document);
    this.versions = [...this.versions, ...adopted];
    if (events.length > 0) this.next = revision + 1n;
    this.readAtMs = performance.now();
  }
}

/** What a stream names: its first event, and the latest calendar that reached it. */
export const pinsIn = (events: readonly { type: string; data: object }[]): Pins => {
  const applied = events.findLast(({ type }) => type === 'CalendarApplied')?.data as Pick<Pins, 'calendarVersion'>;
  const { policyId, policyVersion, calendarVersion, use } = events[0]!.data as Pins;
  return { policyId, policyVersion, calendarVersion: applied?.calendarVersion ?? calendarVersion, use };
};

/** The documents that a stream's pins name, with the calendars before its own. Throws UnknownDocument. */
export const pinnedDocuments = async (
  policies: PolicyDocuments,
  calendars: CalendarDocuments,
  { policyId, policyVersion, calendarVersion }: Pick<Pins, 'policyId' | 'policyVersion' | 'calendarVersion'>,
): Promise<Documents> => {
  const policy = policies.remembered(policyId, policyVersion) ?? (await policies.get(policyId, policyVersion));
  const upTo = await calendars.upTo(calendarVersion);
  return { policy, calendar: upTo.at(-1)!, earlierCalendars: upTo.slice(0, -1) };
};

const keyOf = (policyId: string, version: number): string => `${policyId}/${version}`;
