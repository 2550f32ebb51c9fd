import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The same columns; an answer that was retracted is to be told again, and what followed from it is not. */
export class TellingsTwo1000000000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table tellings_v2 (like tellings_v1 including all) with (fillfactor = 80)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table tellings_v2');
  }
}
