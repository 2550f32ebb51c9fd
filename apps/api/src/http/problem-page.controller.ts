import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ForEveryone } from '../auth/gate.guard';
import { problem } from './problem';
import { headersOf } from '../openapi/parts';
import { Problems } from './schemas';
import { problemPage } from './problem-page';

@ApiTags('problems')
@ForEveryone()
@Controller('problems')
export class ProblemPageController {
  @Get(':code')
  @ApiOperation({ operationId: 'explainProblem', summary: 'What a problem means, as a page in Arabic and English' })
  @ApiResponse({
    status: 200,
    description: 'the page',
    headers: headersOf('Content-Language'),
    content: { 'text/html': { schema: { type: 'string' } } },
  })
  @Problems(404, 429)
  explain(@Param('code') code: string, @Res({ passthrough: true }) reply: FastifyReply): string {
    const page = problemPage(code);
    if (page === undefined) throw problem(404, 'no_such_problem');
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', "default-src 'none'")
      .header('content-language', 'ar, en');
    return page;
  }
}
