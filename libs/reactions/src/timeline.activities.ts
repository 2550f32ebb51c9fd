import { type CommandRoad, UnknownTarget } from '@lib/commands';
import { type ClockName, type Instant, streamParts, systemActor } from '@lib/domain';
import type { Clock } from '@lib/event-store';

/** What a ring answers: the next instant, if any, and how far off it is by the clock that judges. */
export interface Rung {
  revision: number;
  next: Instant | null;
  clock: ClockName | null;
  inMs: number;
}

export interface TimelineActivities {
  passTimelineStep(stream: string): Promise<Rung>;
}

/** What alarms do when they ring. May run twice: what is recorded is not recorded again. */
export const timelineActivities = (road: CommandRoad, clock: Clock): TimelineActivities => ({
  passTimelineStep: async (stream) => {
    const target = streamParts(stream);
    if (!target) return nothingMore;
    try {
      const {
        revision,
        next = null,
        nextClock = null,
      } = await road.execute({
        type: 'PassTimelineStep',
        target,
        data: {},
        actor: systemActor,
        correlationId: `timeline-${stream}`,
      });
      const inMs = next === null ? 0 : Math.max(0, Date.parse(next) - Date.parse(clock.now()));
      return { revision: Number(revision), next, clock: nextClock, inMs };
    } catch (error) {
      if (error instanceof UnknownTarget) return nothingMore;
      throw error;
    }
  },
});

/** For an alarm of another log: there is no such stream here, and nothing will ever be due in it. */
const nothingMore: Rung = { revision: Number.MAX_SAFE_INTEGER, next: null, clock: null, inMs: 0 };
