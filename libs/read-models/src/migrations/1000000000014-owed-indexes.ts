import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A table that a long log is folded into is filled without them; here stands what is to be made of it again. */
export class OwedIndexes1000000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table projections add column owed_indexes text[] not null default '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table projections drop column owed_indexes');
  }
}
