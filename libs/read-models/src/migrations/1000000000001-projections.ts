import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the engine keeps of every projection, and the counters of all of them. */
export class Projections1000000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table projections (
        name text not null,
        lists text[] not null default '{}',
        version integer not null,
        role text not null check (role in ('live', 'beside')),
        log_id text,
        commit_position bigint,
        prepare_position bigint,
        event_id uuid,
        event_created_at timestamptz,
        folded bigint not null default 0,
        problem jsonb,
        comparison jsonb,
        wish text check (wish in ('rebuild', 'verify', 'retry')),
        primary key (name, version, role)
      )`);
    await runner.query(`create unique index projections_one_live on projections (name) where role = 'live'`);
    await runner.query(`
      create table projection_counters (
        name text not null,
        version integer not null,
        role text not null,
        counter text collate "C" not null,
        count bigint not null,
        primary key (name, version, role, counter)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table projection_counters');
    await runner.query('drop table projections');
  }
}
