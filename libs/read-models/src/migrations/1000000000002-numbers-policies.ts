import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NumbersAndPolicies1000000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table numbers_v1 (
        case_id text primary key,
        hijri_year integer not null,
        submitted_at timestamptz not null,
        submitted_position bigint not null
      )`);
    await runner.query('create index on numbers_v1 (submitted_position)');
    await runner.query('create view numbers as select * from numbers_v1');
    await runner.query(`
      create table policies_v1 (
        version_key text primary key,
        policy_id text not null,
        version integer not null,
        use text not null,
        effective_from timestamptz not null,
        adopted_at timestamptz not null,
        document jsonb not null,
        revision bigint not null,
        position bigint not null
      )`);
    await runner.query('create view policies as select * from policies_v1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop view policies, numbers');
    await runner.query('drop table policies_v1, numbers_v1');
  }
}
