import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the last full comparison of each alarm clock with the log found; of no fold, and lost with this database. */
export class Reconciliations1000000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table reconciliations (
        task_queue text primary key,
        at timestamptz not null,
        expected integer not null,
        running integer not null,
        missing integer not null,
        orphaned integer not null,
        stale integer not null,
        early integer not null,
        unread integer not null,
        differing jsonb not null,
        indexing_command text
      )`);
    await runner.query('create table reconciliation_wishes (task_queue text primary key)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table reconciliation_wishes');
    await runner.query('drop table reconciliations');
  }
}
