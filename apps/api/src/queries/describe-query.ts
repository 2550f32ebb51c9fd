import { applyDecorators } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { problemAnswers, sends } from '../http/schemas';
import { headersOf, type AnswerHeader } from '../openapi/parts';
import type { Parameters } from './parameters';

/** How a query stands in the OpenAPI document; `judged`: a draft is refused by the rules of a command. */
export const describesQuery = (
  operationId: string,
  summary: string,
  answer: Readonly<Record<string, unknown>>,
  {
    parameters = {},
    status = 200,
    judged = false,
    headers = [],
  }: { parameters?: Parameters; status?: number; judged?: boolean; headers?: readonly AnswerHeader[] } = {},
): MethodDecorator =>
  applyDecorators(
    ApiOperation({ operationId, summary }),
    ...sends('Mustafid-Position'),
    ...Object.entries(parameters).map(([name, { schema }]) =>
      ApiQuery({ name, required: false, schema: schema as Record<string, unknown> }),
    ),
    ApiResponse({
      status,
      description: 'the answer',
      schema: answer,
      headers: headersOf('Mustafid-Position', ...headers),
    }),
    ...problemAnswers(400, 401, 403, 404, ...(judged ? [409] : []), 429, 503),
  );
