import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { exportCommands, riyadhDay } from '@lib/domain';
import { EventStore } from '@lib/event-store';
import { ExportFiles, fileKinds } from '@lib/exports';
import { ExportQueries, type ExportView } from '@lib/read-models';
import { For } from '../auth/gate.guard';
import { CommandDesk } from '../commands/command-desk';
import { commandRoutes } from '../commands/command-routes';
import { describesCommand } from '../commands/describe-command';
import { callerOf, contextOf } from '../http/context';
import { numbersFor } from '../http/numbers';
import { away, problem, Problem } from '../http/problem';
import { answerSchema } from '../http/schemas';
import { isCaseId } from '../queries/case-reader';
import { CaseSight } from '../queries/case-sight';
import { describesQuery } from '../queries/describe-query';
import { readParameters } from '../queries/parameters';
import { Positions } from '../queries/positions';
import { shaped } from '../shape/shape-of';
import { askedFilters } from './asked-filters';
import { exportBodies, RequestExportBody } from './export.bodies';
import { exportPageSchema, exportParameters, exportSchema } from './export-schemas';
import { describesFile } from './describe-file';
import { filePart } from './file-part';

const BOARD = 'exports';
const MOST_WAITING = 10;

/** P1: what is taken out of the house, by whom and when; each person's own exports. */
@ApiTags('exports')
@ApiBearerAuth()
@For(...exportCommands.RequestExport.roles)
@Controller('v1/exports')
export class ExportsController {
  constructor(
    readonly desk: CommandDesk,
    private readonly queries: ExportQueries,
    private readonly positions: Positions,
    private readonly files: ExportFiles,
    private readonly store: EventStore,
    private readonly sight: CaseSight,
  ) {}

  @Post()
  @describesCommand('RequestExport', RequestExportBody, {
    row: exportCommands.RequestExport,
    statuses: [202],
    answer: answerSchema('exportId'),
  })
  async request(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const caller = callerOf(request);
    if ((await this.queries.waiting(caller.actor.id)) >= MOST_WAITING) throw tooManyWaiting();
    const {
      what,
      format,
      language = contextOf(request).language,
      ...narrowed
    } = shaped(RequestExportBody, request.body);
    const asked = askedFilters({ what, ...narrowed });
    if (narrowed.caseId !== undefined) await this.sight.load(narrowed.caseId, caller);
    const personal = asked.typed && [{ subject: caller.actor.id, data: asked.typed }];
    const target = { category: 'export', id: undefined } as const;
    const data = { what, format, language, filters: asked.filters, ...(personal && { personal }) };
    const command = this.desk.commandOf('RequestExport', target, data, request);
    const answer = this.desk.show(await this.desk.execute(command, caller), target, reply);
    reply.status(202);
    return answer;
  }

  @Get()
  @describesQuery('myExports', 'My exports, the latest first', exportPageSchema, { parameters: exportParameters })
  async page(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const asked = readParameters(request, exportParameters);
    await this.positions.reach(request, BOARD);
    const { items, next, position } = await this.queries.page(callerOf(request).actor.id, asked);
    this.positions.tell(reply, position);
    return numbersFor({ items: items.map(shown), next });
  }

  @Get(':exportId')
  @describesQuery('myExport', 'An export of mine: how far it is, its digest, until when it is kept', exportSchema, {
    headers: ['ETag'],
  })
  async one(
    @Param('exportId') exportId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { found, position } = await this.known(exportId, request);
    this.positions.tell(reply, position);
    reply.header('etag', `"${found.revision}"`);
    return numbersFor(shown(found));
  }

  /** The whole file or a part of it. That it is taken stands on record before its first byte leaves. */
  @Get(':exportId/file')
  @describesFile('exportFile', 'The file, or a part of it')
  async file(@Param('exportId') exportId: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const { found } = await this.known(exportId, request);
    const { extension, mediaType } = fileKinds[found.format];
    const file = found.sha256 === null ? undefined : await this.files.open(exportId, found.sha256, extension);
    try {
      if (!file && found.status === 'ready' && (found.expiresAt ?? '') > this.store.clock.now())
        throw away('export_file_away', 60);
      const etag = `"${found.sha256}"`;
      const { range, 'if-range': ifRange } = request.headers;
      const part = filePart({ range, ifRange: ifRange as string | undefined }, etag, Number(found.bytes));
      await this.take(exportId, request);
      if (!file) throw problem(409, 'export_not_ready'); // what the list does not show yet
      reply.status(part.whole ? 200 : 206).headers({
        'content-type': mediaType,
        'content-length': part.last - part.first + 1,
        'content-disposition': `attachment; filename="${nameOf(found)}"`,
        'accept-ranges': 'bytes',
        etag,
        'repr-digest': `sha-256=:${Buffer.from(found.sha256!, 'hex').toString('base64')}:`,
      });
      if (!part.whole) reply.header('content-range', `bytes ${part.first}-${part.last}/${found.bytes}`);
      if (part.last < part.first) {
        await file.close();
        await reply.send('');
      } else await reply.send(file.createReadStream({ start: part.first, end: part.last }));
    } catch (error) {
      await file?.close();
      throw error;
    }
  }

  /** Throws Refused where there is nothing to take, or nothing any more. */
  private async take(exportId: string, request: FastifyRequest): Promise<void> {
    const target = { category: 'export', id: exportId } as const;
    const { actor } = callerOf(request);
    const { correlationId } = contextOf(request);
    await this.desk.execute({ type: 'DownloadExport', target, data: {}, actor, correlationId }, callerOf(request));
  }

  private async known(exportId: string, request: FastifyRequest) {
    readParameters(request, {});
    if (!isCaseId(exportId)) throw problem(404, 'not_found');
    await this.positions.reach(request, BOARD);
    const { id } = callerOf(request).actor;
    const { found, position } = await this.queries.one(exportId, id);
    if (found) return { found, position };
    // Whoever has just asked for it never gets a 404 for it.
    const [first] = (await this.store.load(`export-${exportId}`, { atMost: 1 })).events;
    if (first?.data.requestedBy !== id) throw problem(404, 'not_found');
    await this.positions.demand(BOARD, first!.position);
    const late = await this.queries.one(exportId, id);
    if (!late.found) throw problem(404, 'not_found');
    return { found: late.found, position: late.position };
  }
}

commandRoutes(ExportsController, 'export', exportCommands, exportBodies);

/** Plain letters, so that every machine can keep it. */
const nameOf = ({ what, format, requestedAt, exportId }: ExportView): string =>
  `mustafid-${what}-${riyadhDay(requestedAt)}-${exportId.slice(0, 8)}.${fileKinds[format].extension}`;

const shown = (view: ExportView): object => ({ ...view, fileName: nameOf(view) });

const tooManyWaiting = (): Problem =>
  new Problem({ status: 429, code: 'exports_waiting', details: { most: MOST_WAITING }, retryAfterSeconds: 10 });
