import type { Documents } from '../documents';
import { clockOf, type Clock } from '../time/clock';
import { instantOf, msOf, type Instant } from '../time/instant';
import { startOfMandate, type Beneficiary, type HeldMandate } from './state';

const ANNOUNCED_MS = 30 * 86_400_000;

/** From when on the end of a mandate is near. */
export const announcedFrom = (until: Instant): Instant => instantOf(msOf(until) - ANNOUNCED_MS);

/** P1: each mandate that has an end has a clock, announced thirty days before it (house); a death ends it, as it ends the mandate. */
export const mandateClocks = ({ mandates }: Beneficiary, documents: Documents): readonly Clock[] =>
  mandates.flatMap((mandate, place) =>
    mandate.until === undefined ? [] : [clockOfMandate(mandate, mandate.until, startOfMandate(place), documents)],
  );

const clockOfMandate = (
  { agentId, grantedAt, endedAt }: HeldMandate,
  until: string,
  start: string,
  { policy, calendar }: Documents,
): Clock => {
  const clock = clockOf({
    clock: 'mandate',
    start,
    subject: agentId,
    clause: 'P1',
    startOf: 'MandateGranted',
    startedAt: grantedAt,
    targetAt: until,
    calendar,
    warnAfterShare: policy.warnAfterShare,
    settled: endedAt === undefined ? null : { at: endedAt, how: 'ended', of: 'MandateEnded' },
  });
  const announceAt = announcedFrom(until);
  return { ...clock, warnAt: { target: announceAt > grantedAt ? announceAt : null, ceiling: null } };
};
