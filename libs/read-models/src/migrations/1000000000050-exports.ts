import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Exports1000000000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table exports_v1 (
        export_id text primary key,
        what text not null,
        format text not null,
        language text not null,
        filters jsonb not null,
        requested_by text not null,
        as_roles text[] not null,
        status text not null,
        requested_at timestamptz not null,
        settled_at timestamptz,
        sha256 text,
        bytes bigint,
        rows integer,
        as_of timestamptz,
        expires_at timestamptz,
        failure text,
        most integer,
        downloads integer not null,
        downloaded_at timestamptz,
        revision bigint not null,
        position bigint not null
      ) with (fillfactor = 80)`);
    await runner.query('create index on exports_v1 (requested_by, requested_at desc, export_id desc)');
    await runner.query(`create index on exports_v1 (requested_at) where status = 'waiting'`);
    await runner.query(`create index on exports_v1 (expires_at) where status = 'ready'`);
    await runner.query('create view exports as select * from exports_v1');
    // How far one is; of no fold, and lost with this database.
    await runner.query(`
      create table export_progress (
        export_id text primary key,
        tries integer not null default 0,
        rows_done integer not null default 0,
        rows_in_all integer
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table export_progress');
    await runner.query('drop view exports');
    await runner.query('drop table exports_v1');
  }
}
