import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = `
  create table case_board_v6 (
    case_id text primary key,
    policy_id text not null,
    policy_version integer not null,
    calendar_version integer not null,
    use text not null,
    submitted_at timestamptz not null,
    submitted_by text not null,
    applicant_id text not null,
    beneficiary_id text not null,
    reference text,
    external_reference text,
    stage text not null,
    open boolean not null,
    loops text[] not null,
    channel text,
    segment text,
    support text,
    kind text,
    urgency text,
    assignee_role text,
    assignee_id text,
    provider_ids text[] not null,
    waits_for text not null,
    referred boolean not null,
    history_completed boolean not null,
    clocks jsonb not null,
    due_at timestamptz,
    due_clock text,
    moments text[] collate "C" not null,
    standings text[] not null,
    waits boolean not null,
    marks text[] not null,
    next_due timestamptz,
    concealed boolean not null,
    shown_stage text not null,
    shown_waits_for text not null,
    shown_clocks jsonb,
    shown_due_at timestamptz,
    shown_due_clock text,
    shown_revision bigint not null,
    revision bigint not null,
    position bigint not null,
    state jsonb not null,
    -- not of the fold: what the worker last told the alarm clock; after a rebuild it tells again
    told timestamptz
  ) with (fillfactor = 80)`;

/** Why these and no others: docs/decisions/0022. */
const indexes = [
  '(policy_id, submitted_at desc, case_id desc) include (stage, segment, support, channel, kind, urgency, reference)',
  '(policy_id, segment, support, channel, kind, urgency, submitted_at desc, case_id desc)',
  `(policy_id, stage, submitted_at desc, case_id desc) where stage <> 'closed'`,
  `(policy_id, waits_for, submitted_at desc, case_id desc) where waits_for <> 'nobody'`,
  `(policy_id, submitted_at desc, case_id desc)
     include (stage, segment, support, channel, kind, urgency, waits_for) where waits`,
  `(policy_id, submitted_at desc, case_id desc) where marks @> '{any:breached}'::text[]`,
  '(policy_id, submitted_at desc, case_id desc) where open',
  '(policy_id, due_at, case_id) include (due_clock) where due_at is not null',
  '(policy_id, shown_due_at, case_id) include (shown_due_clock) where shown_due_at is not null',
  '(submitted_by, submitted_at desc, case_id desc)',
  '(policy_id, (coalesce(assignee_id, assignee_role)), submitted_at desc, case_id desc)',
  '(beneficiary_id)',
  '(reference) where reference is not null',
  '(external_reference) where external_reference is not null',
  '(next_due) where next_due is distinct from told',
  '(case_id) where concealed',
  'using gin (marks) with (fastupdate = off)',
];

/** What was answered too soon or too late is breached and waits for nobody; an hour in which a clock moves is a mark. */
export class CaseBoardSix1000000000054 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
    for (const index of indexes) await runner.query(`create index on case_board_v6 ${index}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table case_board_v6');
  }
}
