import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Notifications1000000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table tellings_v1 (
        stream text primary key,
        use text not null,
        policy_id text not null,
        policy_version integer not null,
        calendar_version integer not null,
        next_at timestamptz,
        due jsonb not null,
        tellings jsonb not null
      ) with (fillfactor = 80)`);
    await runner.query('create index on tellings_v1 (next_at) where next_at is not null');
    await runner.query('create view tellings as select * from tellings_v1');
    await runner.query(`
      create table notifications_v1 (
        notification_id text primary key,
        use text not null,
        policy_id text not null,
        template text not null,
        template_version integer not null,
        to_role text,
        to_actor text,
        to_person text,
        channel text,
        language text,
        about_kind text not null,
        about_id text not null,
        case_id text,
        values jsonb not null,
        items jsonb,
        status text not null,
        ground text,
        failure text,
        attempts integer not null,
        intended_at timestamptz not null,
        next_at timestamptz,
        settled_at timestamptz,
        escalation boolean not null,
        taken_by text,
        taken_at timestamptz,
        revision bigint not null,
        position bigint not null
      ) with (fillfactor = 80)`);
    await runner.query('create index on notifications_v1 (next_at) where next_at is not null');
    await runner.query('create index on notifications_v1 (intended_at desc, notification_id)');
    await runner.query('create index on notifications_v1 (case_id) where case_id is not null');
    await runner.query('create view notifications as select * from notifications_v1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop view notifications, tellings');
    await runner.query('drop table notifications_v1, tellings_v1');
  }
}
