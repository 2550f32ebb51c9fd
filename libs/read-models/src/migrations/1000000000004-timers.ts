import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Timers1000000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table timers_v1 (
        stream text primary key,
        category text not null,
        use text not null,
        policy_id text not null,
        policy_version integer not null,
        calendar_version integer not null,
        next timestamptz,
        revision bigint not null,
        standing jsonb not null,
        -- not of the fold: what the worker last told the alarm clock; after a rebuild it tells again
        told timestamptz
      ) with (fillfactor = 80)`);
    await runner.query('create index on timers_v1 (next) where next is distinct from told');
    await runner.query('create view timers as select * from timers_v1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop view timers');
    await runner.query('drop table timers_v1');
  }
}
