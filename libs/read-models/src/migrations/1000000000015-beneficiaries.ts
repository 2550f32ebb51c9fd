import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Beneficiaries1000000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table beneficiaries_v1 (
        beneficiary_id text primary key,
        use text not null,
        policy_id text not null,
        kind text not null,
        segment text not null,
        registered_by text not null,
        registered_at timestamptz not null,
        deceased boolean not null,
        do_not_contact boolean not null,
        household text[] not null,
        standing jsonb not null,
        revision bigint not null,
        position bigint not null
      ) with (fillfactor = 80)`);
    await runner.query('create index on beneficiaries_v1 (registered_at desc, beneficiary_id desc)');
    await runner.query('create index on beneficiaries_v1 using gin (household)');
    await runner.query('create index on beneficiaries_v1 (beneficiary_id) where deceased');
    await runner.query('create view beneficiaries as select * from beneficiaries_v1');
    await runner.query(`
      create table identity_marks_v1 (
        mark_key text primary key,
        hash text not null,
        kind text not null,
        person_id text not null,
        stream text not null,
        case_id text,
        recorded_at timestamptz not null,
        position bigint not null
      ) with (fillfactor = 100)`);
    await runner.query('create index on identity_marks_v1 (hash)');
    await runner.query('create index on identity_marks_v1 (stream)');
    await runner.query('create index on identity_marks_v1 (person_id)');
    await runner.query('create view identity_marks as select * from identity_marks_v1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop view identity_marks, beneficiaries');
    await runner.query('drop table identity_marks_v1, beneficiaries_v1');
  }
}
