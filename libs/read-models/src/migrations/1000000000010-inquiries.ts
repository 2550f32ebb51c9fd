import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Inquiries1000000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table inquiry_board_v1 (
        stream text primary key,
        category text not null,
        id text not null,
        use text not null,
        policy_id text not null,
        policy_version integer not null,
        calendar_version integer not null,
        status text not null,
        kind text not null,
        channel text,
        topic text,
        case_id text,
        persons text[] not null,
        assignee_role text,
        assignee_id text,
        department text,
        result text,
        received_at timestamptz not null,
        received_by text,
        due_at timestamptz,
        clocks jsonb not null,
        revision bigint not null,
        standing jsonb not null
      ) with (fillfactor = 80)`);
    for (const index of [
      '(category, use, received_at desc, stream desc)',
      '(category, policy_id, received_at desc, stream desc)',
      '(category, due_at, stream) where due_at is not null',
      '(received_by, received_at desc)',
      '(case_id) where case_id is not null',
      '(assignee_id) where assignee_id is not null',
    ])
      await runner.query(`create index on inquiry_board_v1 ${index}`);
    await runner.query('create index on inquiry_board_v1 using gin (persons)');
    await runner.query('create view inquiry_board as select * from inquiry_board_v1');
    await runner.query(`
      create table inquiry_links_v1 (
        link text primary key,
        case_id text not null,
        inquiry_id text not null,
        kind text not null,
        round integer not null,
        entered_at timestamptz not null,
        begun boolean not null,
        ended boolean not null
      )`);
    await runner.query('create index on inquiry_links_v1 (entered_at) where ended or not begun');
    await runner.query('create view inquiry_links as select * from inquiry_links_v1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop view inquiry_links, inquiry_board');
    await runner.query('drop table inquiry_links_v1, inquiry_board_v1');
  }
}
