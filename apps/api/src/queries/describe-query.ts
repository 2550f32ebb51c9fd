import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { problemAnswers } from '../http/schemas';
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
  }: { parameters?: Parameters; status?: number; judged?: boolean } = {},
): MethodDecorator =>
  applyDecorators(
    ApiOperation({ operationId, summary }),
    ApiHeader({ name: 'Mustafid-Position', required: false, description: 'wait, at most 2 s, until this is shown' }),
    ...Object.entries(parameters).map(([name, { schema }]) =>
      ApiQuery({ name, required: false, schema: schema as Record<string, unknown> }),
    ),
    ApiResponse({ status, description: 'the answer', schema: answer }),
    ...problemAnswers(400, 401, 403, 404, ...(judged ? [409] : []), 429, 503),
  );
