import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What one person did of one kind: neither all that the person did nor all of that kind is gone through. */
export class AuditOfOne1000000000055 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create index audit_trail_v1_of_one on audit_trail_v1 (actor_id, type, occurred_at desc, entry_id desc)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index audit_trail_v1_of_one');
  }
}
