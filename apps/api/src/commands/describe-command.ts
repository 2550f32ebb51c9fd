import { applyDecorators } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiParam, ApiResponse } from '@nestjs/swagger';
import { labelOf, type CommandRow } from '@lib/domain';
import { problemAnswers, sends } from '../http/schemas';
import { headersOf } from '../openapi/parts';
import type { BodyClass } from '../shape/body-class';

interface CommandDescription {
  readonly statuses?: readonly number[];
  /** What the id in the path is called. */
  readonly of?: string;
  readonly row?: Pick<CommandRow, 'roles' | 'clauses'>;
  readonly operation?: string;
  readonly answer: Readonly<Record<string, unknown>>;
}

/** How a command stands in the OpenAPI document. */
export const describesCommand = (
  type: string,
  bodyClass: BodyClass,
  { statuses = [200], of, row, operation = type, answer }: CommandDescription,
): MethodDecorator => {
  const who = row ? `For: ${row.roles.join(', ')}.` : '';
  const clauses = row && row.clauses.length > 0 ? ` Clauses: ${row.clauses.join(', ')}.` : '';
  return applyDecorators(
    ApiOperation({
      operationId: operation.charAt(0).toLowerCase() + operation.slice(1),
      summary: labelOf(type, 'en'),
      description: `${labelOf(type, 'ar')}. ${who}${clauses}`,
    }),
    ...(of === undefined ? [] : [ApiParam({ name: of, schema: { type: 'string' } })]),
    ApiBearerAuth(),
    ...sends('Idempotency-Key', 'If-Match'),
    ApiBody({ type: bodyClass, required: false }),
    ...statuses.map((status) =>
      ApiResponse({
        status,
        description: 'recorded, or nothing left to do',
        schema: answer,
        headers: headersOf('ETag', 'Location', 'Mustafid-Position', 'Idempotent-Replayed'),
      }),
    ),
    ...problemAnswers(400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 503),
  );
};
