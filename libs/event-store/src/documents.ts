import {
  calendarVersionOne,
  evolvePolicy,
  initialPolicy,
  type CalendarVersion,
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

/** The working calendars; version 1 ships with the product. */
export class CalendarDocuments {
  private readonly versions = new Map<number, CalendarVersion>([[calendarVersionOne.version, calendarVersionOne]]);

  /** Exactly this version. Throws UnknownDocument. */
  get(version: number): CalendarVersion {
    const found = this.versions.get(version);
    if (!found) throw new UnknownDocument(`There is no version ${version} of the calendar`);
    return found;
  }

  /** The version that a new case is pinned to. */
  inForce(): CalendarVersion {
    return calendarVersionOne;
  }
}

const keyOf = (policyId: string, version: number): string => `${policyId}/${version}`;
