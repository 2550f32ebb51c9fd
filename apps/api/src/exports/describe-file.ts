import { applyDecorators } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import { exportFormats } from '@lib/domain';
import { fileKinds } from '@lib/exports';
import { headersOf } from '../openapi/parts';
import { problemAnswers, sends } from '../http/schemas';

const content = Object.fromEntries(
  exportFormats.map((format) => [fileKinds[format].mediaType, { schema: { type: 'string', format: 'binary' } }]),
);
const headers = headersOf('ETag', 'Repr-Digest', 'Content-Disposition', 'Accept-Ranges');

/** How a file stands in the OpenAPI document. */
export const describesFile = (operationId: string, summary: string): MethodDecorator =>
  applyDecorators(
    ApiOperation({ operationId, summary }),
    ...sends('Range', 'If-Range'),
    ApiResponse({ status: 200, description: 'the whole file', content, headers }),
    ApiResponse({
      status: 206,
      description: 'the part that was asked for',
      content,
      headers: { ...headers, ...headersOf('Content-Range') },
    }),
    ...problemAnswers(400, 401, 403, 404, 409, 410, 416, 429, 503),
  );
