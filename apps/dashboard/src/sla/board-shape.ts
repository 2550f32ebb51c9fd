import type { SlaBoardResponses } from '@lib/client';

/** What `GET /v1/boards/sla` answers, and what the live stream tells. */
export type Board = SlaBoardResponses[200];

export type QueueEntry = Board['queue'][number];
