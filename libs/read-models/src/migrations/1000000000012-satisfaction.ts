import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Satisfaction1000000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table rights_exceptions_v1 (
        stream text primary key,
        kind text not null,
        subject_id text not null,
        policy_id text not null,
        policy_version integer not null,
        calendar_version integer not null,
        use text not null,
        ended_at timestamptz,
        ended_as text,
        ending integer,
        offered boolean not null,
        ground text,
        survey_id text,
        silence text,
        early_answers integer not null,
        early_at timestamptz,
        exceptional boolean not null,
        noted_at timestamptz not null
      ) with (fillfactor = 80)`);
    await runner.query(
      'create index on rights_exceptions_v1 (policy_id, noted_at desc, stream desc) where exceptional',
    );
    await runner.query(
      `create index on rights_exceptions_v1 (ended_at) where ended_at is not null and not offered and use <> 'historical'`,
    );
    await runner.query('create view rights_exceptions as select * from rights_exceptions_v1');
    await runner.query(`
      create view invitations as select stream, kind, subject_id, ending, ended_at, survey_id from rights_exceptions_v1
      where ended_at is not null and not offered and use <> 'historical'`);
    await runner.query(`
      create table satisfaction_v1 (
        survey_id text primary key,
        policy_id text not null,
        policy_version integer not null,
        use text not null,
        state text not null,
        kind text not null,
        subject_id text not null,
        ended_as text not null,
        outcome text,
        segment text,
        channel text,
        support text,
        department text,
        month text not null,
        providers text[] not null,
        officers text[] not null,
        hands text[] not null,
        submitted_by text,
        speed text,
        days_to_answer integer,
        ground text,
        overall integer,
        aspects jsonb,
        reason_code text,
        reminder_due boolean not null,
        offered_at timestamptz not null,
        settled_at timestamptz,
        revision bigint not null
      )`);
    await runner.query('create index on satisfaction_v1 (policy_id, offered_at desc, survey_id desc)');
    await runner.query('create index on satisfaction_v1 (subject_id)');
    await runner.query('create view satisfaction as select * from satisfaction_v1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop view satisfaction, invitations, rights_exceptions');
    await runner.query('drop table satisfaction_v1, rights_exceptions_v1');
  }
}
