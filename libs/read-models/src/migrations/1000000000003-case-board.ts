import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CaseBoard1000000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table case_board_v1 (
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
        due_days date[] not null,
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
      ) with (fillfactor = 80)`);
    for (const index of [
      '(policy_id, submitted_at desc, case_id desc)',
      '(policy_id, due_at, case_id) where due_at is not null',
      '(policy_id, shown_due_at, case_id) where shown_due_at is not null',
      '(policy_id, stage)',
      '(use, submitted_at desc, case_id desc)',
      '(submitted_by, submitted_at desc, case_id desc)',
      '(assignee_id) where assignee_id is not null',
      '(beneficiary_id)',
      '(reference) where reference is not null',
      '(external_reference) where external_reference is not null',
      '(next_due) where next_due is distinct from told',
    ])
      await runner.query(`create index on case_board_v1 ${index}`);
    for (const column of ['due_days', 'provider_ids'])
      await runner.query(`create index on case_board_v1 using gin (${column})`);
    await runner.query('create view case_board as select * from case_board_v1');
    await runner.query(`
      create view alarms as select case_id, next_due as next, told, revision, use, policy_id as policy from case_board_v1
      where next_due is not null or told is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop view alarms, case_board');
    await runner.query('drop table case_board_v1');
  }
}
