import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { surveyCommands, surveyStates } from '@lib/domain';
import { EventStore } from '@lib/event-store';
import { SatisfactionQueries } from '@lib/read-models';
import { For } from '../auth/gate.guard';
import { PlainBody } from '../commands/bodies/every.body';
import { CommandDesk } from '../commands/command-desk';
import { commandRoutes } from '../commands/command-routes';
import { numbersFor } from '../http/numbers';
import { problem } from '../http/problem';
import { isCaseId } from '../queries/case-reader';
import { describesQuery } from '../queries/describe-query';
import { identifier, oneOf, readParameters, text, whole } from '../queries/parameters';
import { Positions } from '../queries/positions';
import { viewerOf } from '../queries/viewer';
import { surveyPageSchema, surveySchema } from './answer-schemas';
import { DeclineRatingBody, RateServiceBody } from './survey.bodies';
import { readersOfSurveys, SurveyReader } from './survey-reader';

const SATISFACTION = 'satisfaction';
const surveyParameters = {
  policy: identifier,
  state: oneOf(surveyStates),
  case: identifier,
  cursor: text(500),
  limit: whole(1, 200),
};

/** Invitations to rate, and ratings, as far as each caller may see them (P11, P13). */
@ApiTags('surveys')
@ApiBearerAuth()
@Controller('v1/surveys')
export class SurveysController {
  constructor(
    readonly desk: CommandDesk,
    private readonly queries: SatisfactionQueries,
    private readonly surveys: SurveyReader,
    private readonly positions: Positions,
    private readonly store: EventStore,
  ) {}

  @Get()
  @For(...readersOfSurveys)
  @describesQuery('surveys', 'A page of invitations to rate and what came of them', surveyPageSchema, {
    parameters: surveyParameters,
  })
  async page(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const filters = readParameters(request, surveyParameters);
    await this.positions.reach(request, SATISFACTION);
    const { position, ...page } = await this.queries.page(filters, viewerOf(request));
    this.positions.tell(reply, position);
    return numbersFor(page);
  }

  @Get(':surveyId')
  @For(...readersOfSurveys)
  @describesQuery(
    'survey',
    'One invitation to rate and what came of it; the words for supervisor and auditor',
    surveySchema,
    { headers: ['ETag'] },
  )
  async one(
    @Param('surveyId') surveyId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    readParameters(request, {});
    if (!isCaseId(surveyId)) throw problem(404, 'not_found');
    await this.positions.reach(request, SATISFACTION);
    const { found, position } = await this.queries.one(surveyId, viewerOf(request));
    const survey = found && (await this.surveys.whole(found, viewerOf(request), this.store.clock.now()));
    if (!found || !survey) throw problem(404, 'not_found');
    this.positions.tell(reply, position);
    reply.header('etag', `"${found.revision}"`);
    return numbersFor(survey);
  }
}

commandRoutes(SurveysController, 'survey', surveyCommands, {
  RateService: RateServiceBody,
  DeclineRating: DeclineRatingBody,
  SupersedeSurvey: PlainBody,
  WithdrawInvitation: PlainBody,
  PassTimelineStep: PlainBody,
});
