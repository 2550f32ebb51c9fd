import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The same columns; a case knows its calendars, each pause what was waited for, and a clock how long it stood still. */
export class CaseBoardThree1000000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table case_board_v3 (like case_board_v1 including all) with (fillfactor = 80)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table case_board_v3');
  }
}
