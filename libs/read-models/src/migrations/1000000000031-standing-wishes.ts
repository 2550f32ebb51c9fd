import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A wish for a comparison stands until it is granted, and one that comes meanwhile is another one. */
export class StandingWishes1000000000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table reconciliation_wishes add column wish uuid not null default gen_random_uuid()');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table reconciliation_wishes drop column wish');
  }
}
