import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PolicyRegister1000000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table policy_register_v1 (
        version_key text primary key,
        policy_id text not null,
        version integer not null,
        circulated_to text[] not null,
        circulated_at timestamptz,
        receipts integer not null,
        reviewed_at timestamptz,
        review_outcome text
      )`);
    await runner.query('create view policy_register as select * from policy_register_v1');
    await runner.query(`
      create table policy_receipts_v1 (
        receipt_key text primary key,
        policy_id text not null,
        version integer not null,
        actor_id text not null,
        roles text[] not null,
        acknowledged_at timestamptz not null
      )`);
    await runner.query('create index on policy_receipts_v1 (policy_id, version, acknowledged_at)');
    await runner.query('create view policy_receipts as select * from policy_receipts_v1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop view policy_receipts, policy_register');
    await runner.query('drop table policy_receipts_v1, policy_register_v1');
  }
}
