import { Injectable } from '@nestjs/common';
import { roles, type DecidedCategory, type Role } from '@lib/domain';
import { EventStore, type Recorded } from '@lib/event-store';
import type { FastifyRequest } from 'fastify';
import { BeneficiaryReader, readersOfBeneficiaries } from '../beneficiaries/beneficiary-reader';
import { readersOfFollowUps } from '../follow-ups/follow-up-schemas';
import { callerOf } from '../http/context';
import { problem } from '../http/problem';
import { InquiryReader, readersOfInquiries } from '../inquiries/inquiry-reader';
import { isIdentifier } from '../shape/fields';
import { readersOfSurveys } from '../surveys/survey-reader';
import { SurveySight } from '../surveys/survey-sight';

/** The aggregates beside the case whose clocks can be asked for, and who may see some of them or other. */
export const readersOf = {
  inquiry: readersOfInquiries,
  dispute: readersOfInquiries,
  beneficiary: readersOfBeneficiaries,
  followup: readersOfFollowUps,
  survey: readersOfSurveys,
  policy: roles.filter((role) => role !== 'system'),
} as const satisfies Partial<Record<DecidedCategory, readonly Role[]>>;
export type Clocked = keyof typeof readersOf;

/** The streams of the aggregates as each caller may see them: as their own views show them, and no more. */
@Injectable()
export class AggregateSight {
  constructor(
    private readonly store: EventStore,
    private readonly inquiries: InquiryReader,
    private readonly beneficiaries: BeneficiaryReader,
    private readonly surveys: SurveySight,
  ) {}

  /** Throws a Problem (404) where there is none that this caller may see. */
  async load(category: Clocked, id: string, request: FastifyRequest): Promise<readonly Recorded[]> {
    switch (category) {
      case 'inquiry':
      case 'dispute':
        return this.inquiries.load(category, id, callerOf(request));
      case 'beneficiary':
        return this.beneficiaries.load(id, callerOf(request));
      case 'survey':
        return this.surveys.load(id, request);
      case 'followup':
        return this.stream(category, id, 'not_found');
      case 'policy':
        return this.stream(category, id, 'no_such_policy');
    }
  }

  private async stream(category: Clocked, id: string, unknown: string): Promise<readonly Recorded[]> {
    const { events } = isStreamId(id) ? await this.store.load(`${category}-${id}`) : { events: [] };
    if (events.length === 0) throw problem(404, unknown);
    return events;
  }
}

/** What no stream can be called is not there. */
const isStreamId = (id: string): boolean => id.length <= 64 && isIdentifier(id) === undefined;
