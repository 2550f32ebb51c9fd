import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { exportFormats } from '@lib/domain';
import { fileKinds } from '@lib/exports';
import { problemAnswers } from '../http/schemas';

const content = Object.fromEntries(
  exportFormats.map((format) => [fileKinds[format].mediaType, { schema: { type: 'string', format: 'binary' } }]),
);
const headers = {
  etag: { schema: { type: 'string' }, description: 'the SHA-256 of the whole file, in quotes' },
  'repr-digest': { schema: { type: 'string' }, description: 'the same by RFC 9530' },
  'content-disposition': { schema: { type: 'string' }, description: 'with the name to keep it under' },
};

/** How a file stands in the OpenAPI document. */
export const describesFile = (operationId: string, summary: string): MethodDecorator =>
  applyDecorators(
    ApiOperation({ operationId, summary }),
    ApiHeader({ name: 'Range', required: false, description: 'one part, such as bytes=1000-' }),
    ApiHeader({ name: 'If-Range', required: false, description: 'the ETag of the file that a part was had of' }),
    ApiResponse({ status: 200, description: 'the whole file', content, headers }),
    ApiResponse({ status: 206, description: 'the part that was asked for', content, headers }),
    ...problemAnswers(400, 401, 403, 404, 409, 410, 416, 429, 503),
  );
