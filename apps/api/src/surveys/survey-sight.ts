import { Injectable } from '@nestjs/common';
import { EventStore, type Recorded } from '@lib/event-store';
import { SatisfactionQueries } from '@lib/read-models';
import type { FastifyRequest } from 'fastify';
import { problem } from '../http/problem';
import { isCaseId } from '../queries/case-reader';
import { Positions } from '../queries/positions';
import { viewerOf } from '../queries/viewer';
import { SurveyReader } from './survey-reader';

/** The entries of a survey for those who are shown its days. */
@Injectable()
export class SurveySight {
  constructor(
    private readonly store: EventStore,
    private readonly surveys: SurveyReader,
    private readonly satisfaction: SatisfactionQueries,
    private readonly positions: Positions,
  ) {}

  /** Throws a Problem (404), also for who is shown the figures alone: from days the case could be guessed (P13). */
  async load(surveyId: string, request: FastifyRequest): Promise<readonly Recorded[]> {
    if (!isCaseId(surveyId)) throw problem(404, 'not_found');
    await this.positions.reach(request, 'satisfaction');
    const viewer = viewerOf(request);
    const { found } = await this.satisfaction.one(surveyId, viewer);
    const survey = found && (await this.surveys.whole(found, viewer, this.store.clock.now()));
    if (survey?.expiresAt === undefined) throw problem(404, 'not_found');
    return (await this.store.load(`survey-${surveyId}`)).events;
  }
}
