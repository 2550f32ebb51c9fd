import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The same columns; each telling ends with the wait that it speaks of, and with no other. */
export class TellingsFour1000000000053 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table tellings_v4 (like tellings_v3 including all) with (fillfactor = 80)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table tellings_v4');
  }
}
