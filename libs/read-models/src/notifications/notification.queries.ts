import { Injectable } from '@nestjs/common';
import type { About, Instant, Language, Recipient, TellingItem, TemplateCode, Values } from '@lib/domain';
import { ReadDatabase } from '../database';
import { keysetPage, positionOf } from '../pages/keyset-page';
import type { NotificationStatus } from './notifications.fold';

export interface NotificationFilters {
  readonly status?: NotificationStatus;
  readonly caseId?: string;
  readonly channel?: string;
  readonly policy?: string;
  /** Escalations that somebody took, or that wait for that. */
  readonly escalation?: 'open' | 'taken';
  readonly cursor?: string;
  readonly limit?: number;
}

/** As the surface shows it: to whom by role or opaque id, never where they are reached. */
export interface NotificationView {
  readonly notificationId: string;
  readonly policyId: string;
  readonly template: TemplateCode;
  readonly templateVersion: number;
  readonly to: Recipient;
  readonly channel: string | null;
  readonly language: Language | null;
  readonly about: { readonly kind: About['kind']; readonly id: string; readonly caseId: string | null };
  readonly values: Values;
  readonly items: readonly TellingItem[];
  readonly status: NotificationStatus;
  readonly ground: string | null;
  readonly failure: string | null;
  readonly attempts: number;
  readonly intendedAt: Instant;
  readonly nextAt: Instant | null;
  readonly settledAt: Instant | null;
  readonly escalation: boolean;
  readonly takenBy: string | null;
  readonly takenAt: Instant | null;
  readonly revision: bigint;
}

const LIST = { from: 'notifications', at: 'intended_at', id: 'notification_id', direction: 'desc' } as const;

/** What was told to whom, and what could not be told (P5). */
@Injectable()
export class NotificationQueries {
  constructor(private readonly database: ReadDatabase) {}

  /** Of live series, unless another or a case is asked for; the latest first. Throws CursorUnknown. */
  async page({ status, caseId, channel, policy, escalation, cursor, limit }: NotificationFilters) {
    const position = await positionOf(this.database, 'notifications');
    const { rows, next } = await keysetPage<Record<string, unknown>>(this.database, LIST, {
      equal: {
        status,
        case_id: caseId,
        channel,
        policy_id: policy,
        use: policy === undefined && caseId === undefined ? 'live' : undefined,
      },
      also: () =>
        escalation === undefined ? [] : [`escalation and taken_by is ${escalation === 'open' ? 'null' : 'not null'}`],
      cursor,
      limit,
    });
    return { items: rows.map(notificationViewOf), next, position };
  }

  async one(notificationId: string): Promise<{ found: NotificationView | undefined; position: bigint }> {
    const position = await positionOf(this.database, 'notifications');
    const rows = await this.database.query<Record<string, unknown>>(
      'select * from notifications where notification_id = $1',
      [notificationId],
    );
    return { found: rows[0] && notificationViewOf(rows[0]), position };
  }
}

/** A row of the list as it was read. */
export const notificationViewOf = (row: Readonly<Record<string, unknown>>): NotificationView =>
  ({
    notificationId: row['notification_id'],
    policyId: row['policy_id'],
    template: row['template'],
    templateVersion: row['template_version'],
    to: recipientIn(row),
    channel: row['channel'],
    language: row['language'],
    about: { kind: row['about_kind'], id: row['about_id'], caseId: row['case_id'] },
    values: row['values'],
    items: row['items'] ?? [],
    status: row['status'],
    ground: row['ground'],
    failure: row['failure'],
    attempts: row['attempts'],
    intendedAt: row['intended_at'],
    nextAt: row['next_at'],
    settledAt: row['settled_at'],
    escalation: row['escalation'],
    takenBy: row['taken_by'],
    takenAt: row['taken_at'],
    revision: row['revision'],
  }) as NotificationView;

const recipientIn = (row: Readonly<Record<string, unknown>>): object => {
  if (row['to_role'] !== null) return { role: row['to_role'] };
  return row['to_actor'] === null ? { personId: row['to_person'] } : { actorId: row['to_actor'] };
};
