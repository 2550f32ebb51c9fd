import { Controller, Get, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ForEveryone, ForOperatorOrLoopback } from '../auth/gate.guard';
import { readinessSchema } from '../queries/answer-schemas';
import { headersOf } from '../openapi/parts';
import { Problems } from '../http/schemas';
import { among, shape, word } from '../shape/schema-words';
import { Metrics } from './metrics';
import { ReadinessCheck, type Readiness } from './readiness';

@ApiTags('health')
@Controller()
export class HealthController {
  constructor(
    private readonly readiness: ReadinessCheck,
    private readonly metrics: Metrics,
  ) {}

  @Get('livez')
  @ForEveryone()
  @ApiOperation({ operationId: 'livez', summary: 'The process lives' })
  @ApiResponse({ status: 200, description: 'it does', schema: shape({ status: among(['ok']) }) })
  live() {
    return { status: 'ok' };
  }

  @Get('readyz')
  @ForEveryone()
  @ApiOperation({ operationId: 'readyz', summary: 'This role can do its work; 503 when not' })
  @ApiResponse({ status: 200, description: 'it can', schema: readinessSchema })
  @ApiResponse({ status: 503, description: 'it cannot', schema: readinessSchema, headers: headersOf('Retry-After') })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const { readiness: found } = await this.readiness.look();
    if (found.status === 'unavailable') reply.status(503).header('retry-after', '1');
    return found;
  }

  @Get('metrics')
  @ForOperatorOrLoopback()
  @ApiOperation({ operationId: 'metrics', summary: 'For Prometheus' })
  @ApiResponse({ status: 200, description: 'its text format', content: { 'text/plain': { schema: word } } })
  @Problems(401, 403, 429)
  async show(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    reply.type(this.metrics.contentType);
    return this.metrics.text();
  }
}
