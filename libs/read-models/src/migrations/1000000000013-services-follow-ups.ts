import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ServicesFollowUps1000000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table services_v1 (
        service_key text primary key,
        case_id text not null,
        service_id text not null,
        support text not null,
        provider_id text,
        part_number integer,
        part_of integer,
        planned_at timestamptz not null,
        due_at timestamptz,
        status text not null,
        delivered_at timestamptz,
        position bigint not null,
        -- not of the fold: its follow-ups were planned; after a rebuild they are asked for again, and found
        followed boolean not null default false
      ) with (fillfactor = 80)`);
    await runner.query('create index on services_v1 (case_id)');
    await runner.query('create index on services_v1 (provider_id, planned_at desc) where provider_id is not null');
    await runner.query('create index on services_v1 (status, planned_at desc)');
    await runner.query('create index on services_v1 (delivered_at) where delivered_at is not null and not followed');
    await runner.query('create view services as select * from services_v1');
    await runner.query(`
      create table follow_ups_v1 (
        follow_up_id text primary key,
        case_id text not null,
        service_id text not null,
        beneficiary_id text not null,
        use text not null,
        policy_id text not null,
        number integer not null,
        planned_for timestamptz not null,
        status text not null,
        missed boolean not null,
        finding text,
        request_id text,
        settled_at timestamptz,
        revision bigint not null,
        position bigint not null
      ) with (fillfactor = 80)`);
    await runner.query('create index on follow_ups_v1 (planned_for, follow_up_id)');
    await runner.query('create index on follow_ups_v1 (case_id)');
    await runner.query('create index on follow_ups_v1 (beneficiary_id)');
    await runner.query('create view follow_ups as select * from follow_ups_v1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop view follow_ups, services');
    await runner.query('drop table follow_ups_v1, services_v1');
  }
}
