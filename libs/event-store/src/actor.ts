/** ISO 8601, UTC, with milliseconds and Z: the order of the strings is the order of the times. */
export type Instant = string;

export interface Actor {
  readonly id: string;
  readonly kind: 'person' | 'service' | 'system';
  readonly roles: readonly string[];
}
