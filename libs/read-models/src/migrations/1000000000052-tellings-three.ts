import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The same columns; that a target neared is told no more once it was missed. */
export class TellingsThree1000000000052 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table tellings_v3 (like tellings_v2 including all) with (fillfactor = 80)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table tellings_v3');
  }
}
