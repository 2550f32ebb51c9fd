import { applyDecorators } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { problemAnswers, sends } from '../http/schemas';

/** How the live stream stands in the OpenAPI document: no JSON, but server-sent events. */
export const describesLive = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({
      operationId: 'live',
      summary: 'Server-sent events: snapshot, case, board',
      description: 'A snapshot first, then what changes. The id of an event is a position; `Last-Event-ID` takes it.',
    }),
    ...sends('Last-Event-ID'),
    ApiQuery({ name: 'policy', required: false, schema: { type: 'string' } }),
    ApiResponse({
      status: 200,
      description: 'the stream, until the token ends',
      content: { 'text/event-stream': { schema: { type: 'string' } } },
    }),
    ...problemAnswers(400, 401, 403, 404, 429, 503),
  );
