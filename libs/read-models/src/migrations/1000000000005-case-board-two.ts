import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The same columns; a delivered service also knows from when on the beneficiary's word is waited for. */
export class CaseBoardTwo1000000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table case_board_v2 (like case_board_v1 including all) with (fillfactor = 80)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table case_board_v2');
  }
}
