import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An exception knows that its invitation was taken back. By whom an invitation to rate is open: what ends at a death is found without reading every clock. */
export class OpenInvitations1000000000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index timers_open_invitations on timers_v1 ((standing #>> '{own,invited,0}'))
      where category = 'survey' and next is not null`);
    await runner.query(`
      create table rights_exceptions_v2 (like rights_exceptions_v1 including all) with (fillfactor = 80)`);
    await runner.query('alter table rights_exceptions_v2 add column withdrawn boolean not null');
    await runner.query(
      'create index beneficiaries_silent on beneficiaries_v1 (beneficiary_id) where deceased or do_not_contact',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table rights_exceptions_v2');
    await runner.query('drop index if exists timers_open_invitations, beneficiaries_silent');
  }
}
