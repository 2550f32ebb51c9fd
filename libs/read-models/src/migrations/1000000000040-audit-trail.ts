import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AuditTrail1000000000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit_trail_v1 (
        entry_id text collate "C" primary key,
        category text not null,
        stream_id text not null,
        case_id text,
        inquiry_id text,
        revision bigint not null,
        type text not null,
        actor_id text not null,
        actor_kind text not null,
        roles text[] not null,
        clauses text[] not null,
        policy_id text,
        policy_version integer,
        occurred_at timestamptz not null,
        recorded_at timestamptz not null,
        correlation_id text not null,
        position bigint not null
      )`);
    for (const index of [
      '(occurred_at desc, entry_id desc)',
      '(type, occurred_at desc, entry_id desc)',
      '(actor_id, occurred_at desc, entry_id desc)',
      '(case_id, occurred_at desc, entry_id desc) where case_id is not null',
      '(policy_id, occurred_at desc, entry_id desc) where case_id is null and policy_id is not null',
      'using gin (clauses, roles)',
    ])
      await runner.query(`create index on audit_trail_v1 ${index}`);
    await runner.query('create view audit_trail as select * from audit_trail_v1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop view audit_trail');
    await runner.query('drop table audit_trail_v1');
  }
}
