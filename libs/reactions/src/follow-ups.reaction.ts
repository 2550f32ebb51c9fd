import type { CommandRoad } from '@lib/commands';
import { after, systemActor, type Instant, type PolicyVersion, type Use } from '@lib/domain';
import { randomUuid } from '@lib/event-store';
import type { ReadDatabase } from '@lib/read-models';
import type { Lease } from './lease';
import type { Reaction } from './to-do-list';

const BATCH = 100;

interface Delivered {
  serviceKey: string;
  caseId: string;
  serviceId: string;
  deliveredAt: Instant;
  beneficiaryId: string;
  use: Use;
  policyId: string;
  policyVersion: number;
  followUps: PolicyVersion['followUps'];
}

/** A case that the board does not show yet is looked at again later. */
const notFollowed = `
  select s.service_key as "serviceKey", s.case_id as "caseId", s.service_id as "serviceId",
    s.delivered_at as "deliveredAt", c.beneficiary_id as "beneficiaryId", c.use, c.policy_id as "policyId",
    c.policy_version as "policyVersion", p.document -> 'followUps' as "followUps"
  from services s
    join case_board c on c.case_id = s.case_id
    join policies p on p.policy_id = c.policy_id and p.version = c.policy_version
  where s.delivered_at is not null and not s.followed
  order by s.delivered_at limit ${BATCH}`;

/**
 * Every delivered service is followed up on the days of its case's version (P5); nothing comes of a historical case. Each
 * is planned under a key of its own, so that a list that was folded anew finds them planned.
 */
export class FollowUpsReaction implements Reaction {
  readonly list = 'services';

  constructor(
    private readonly database: ReadDatabase,
    private readonly road: CommandRoad,
  ) {}

  async work(lease: Lease): Promise<number> {
    const open = await this.database.query<Delivered>(notFollowed);
    for (const service of open) {
      await lease.check();
      if (service.use !== 'historical') await this.plan(service);
      await this.database.query('update services set followed = true where service_key = $1', [service.serviceKey]);
    }
    return open.length;
  }

  private async plan(service: Delivered): Promise<void> {
    const { caseId, serviceId, deliveredAt, beneficiaryId, policyId, policyVersion } = service;
    for (const [number, { after: length }] of service.followUps.entries())
      await this.road.execute({
        type: 'PlanFollowUp',
        target: { category: 'followup', id: undefined },
        data: {
          caseId,
          serviceId,
          beneficiaryId,
          number,
          deliveredAt,
          plannedFor: after(deliveredAt, length),
          policyId,
          policyVersion,
        },
        actor: systemActor,
        idempotencyKey: `follow-up ${caseId} ${serviceId} ${number}`,
        correlationId: randomUuid(),
      });
  }
}
