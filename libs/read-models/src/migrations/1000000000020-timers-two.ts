import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The same columns; the mandates of a beneficiary have clocks too. */
export class TimersTwo1000000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table timers_v2 (like timers_v1 including all) with (fillfactor = 80)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table timers_v2');
  }
}
