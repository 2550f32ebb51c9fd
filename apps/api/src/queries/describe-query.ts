import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { problemSchema } from '../http/schemas';
import type { Parameters } from './parameters';

/** How a query stands in the OpenAPI document. */
export const describesQuery = (
  operationId: string,
  summary: string,
  answer: Readonly<Record<string, unknown>>,
  { parameters = {}, status = 200 }: { parameters?: Parameters; status?: number } = {},
): MethodDecorator =>
  applyDecorators(
    ApiOperation({ operationId, summary }),
    ApiHeader({ name: 'Mustafid-Position', required: false, description: 'wait, at most 2 s, until this is shown' }),
    ...Object.entries(parameters).map(([name, { schema }]) =>
      ApiQuery({ name, required: false, schema: schema as Record<string, unknown> }),
    ),
    ApiResponse({ status, description: 'the answer', schema: answer }),
    ...[400, 401, 403, 404, 429, 503].map((each) =>
      ApiResponse({
        status: each,
        description: 'a problem',
        content: { 'application/problem+json': { schema: problemSchema } },
      }),
    ),
  );
