import { Command, Option } from 'commander';
import { headersOf, type BodyOptions } from '../body-options';
import { EXIT, Failure } from '../failure';
import { pause, type Service } from '../service';
import type { Session } from '../session';
import { table } from '../table';
import { countProgress } from './count-progress';
import { download } from './download';

interface ExportShown {
  readonly exportId: string;
  readonly what: string;
  readonly format: string;
  readonly status: string;
  readonly requestedAt: string;
  readonly rowsDone: number;
  readonly rowsInAll: number | null;
  readonly fileName: string;
  readonly sha256: string | null;
  readonly bytes: number | null;
  readonly expiresAt: string | null;
  readonly failure: string | null;
}

interface Asked extends BodyOptions {
  readonly format?: string;
  readonly language?: string;
  readonly case?: string;
  readonly filter: readonly string[];
  readonly query?: string;
}

const LOOK_EVERY_MS = 500;

/** `mustafid export …`: what is taken out of the house, and how it is brought here. */
export const exportNoun = (session: Session): Command => {
  const noun = new Command('export')
    .alias('exports')
    .description('files of cases and entries: request, list, show, download');
  addRequest(noun, session);
  addReads(noun, session);
  addDownload(noun, session);
  return noun;
};

const addRequest = (noun: Command, { signIn, print }: Session): void => {
  noun
    .command('request <what>')
    .description('of cases, events, or the evidence of one case; made in the background')
    .addOption(new Option('--format <format>').choices(['json_lines', 'csv', 'xlsx']))
    .addOption(new Option('--language <language>', 'of headings and words').choices(['ar', 'en']))
    .option('--filter <name=value>', 'of cases, as `case list` takes them; may be given again', collected, [])
    .option('--query <search>', "of events, as /audit takes it: 'type:CommitteeDecided since:1447-01-01'")
    .option('--case <id>', 'of evidence: the case')
    .option('--key <key>', 'an idempotency key')
    .action(async (what: string, { key, ...asked }: Asked) => {
      const body = { what, ...(what === 'evidence' ? evidenceOf(asked) : listOf(asked)) };
      const service = signIn().as('auditor');
      const answer = await service.post<{ exportId: string }>('/v1/exports', body, headersOf({ key }));
      print(answer.body, () => answer.body.exportId);
    });
};

const addReads = (noun: Command, { signIn, print }: Session): void => {
  const list = noun.command('list').description('yours, the latest first');
  for (const filter of ['status', 'cursor', 'limit']) list.option(`--${filter} <value>`);
  list.action(async (options: Record<string, string>) => {
    const { body } = await signIn()
      .as('auditor')
      .get<{ items: ExportShown[] }>(`/v1/exports?${new URLSearchParams(options)}`);
    print(body, () => table(body.items.map(lineOf)));
  });
  noun
    .command('show <id>')
    .description('how far it is, its digest, until when it is kept')
    .action(async (id: string) => {
      const { body } = await signIn().as('auditor').get<ExportShown>(at(id));
      print(body, () => table([lineOf(body)]));
    });
};

const addDownload = (noun: Command, { signIn, print }: Session): void => {
  noun
    .command('download <id>')
    .description('waits until it is made, goes on where an earlier try was cut off, and compares the digest')
    .option('--to <file>', 'default: its own name, here')
    .action(async (id: string, { to }: { to?: string }) => {
      const service = signIn().as('auditor');
      const { fileName, sha256, bytes } = await made(service, id);
      if (sha256 === null || bytes === null) throw new Failure('There is no file of this export.');
      const file = to ?? fileName;
      const progress = countProgress('bytes');
      const from = (byte: number) => service.part(`${at(id)}/file`, byte, `"${sha256}"`);
      await download({ sha256, bytes, from }, file, progress).finally(() => progress.end());
      print({ file, bytes, sha256 }, () => `${file}\nsha256 ${sha256}`);
    });
};

/** The export when it is no longer being made. Throws Failure where it failed or has expired. */
const made = async (service: Service, id: string): Promise<ExportShown> => {
  const progress = countProgress('rows');
  try {
    for (;;) {
      const { body } = await service.get<ExportShown>(at(id));
      if (body.status === 'failed') throw new Failure(`The export failed: ${body.failure ?? ''}`, EXIT.refused);
      if (body.status === 'expired') throw new Failure('The export has expired; ask for it again.', EXIT.refused);
      if (body.status !== 'waiting') return body;
      if (body.rowsInAll !== null) progress.at(body.rowsDone, body.rowsInAll);
      await pause(LOOK_EVERY_MS);
    }
  } finally {
    progress.end();
  }
};

const listOf = ({ format = 'json_lines', language, filter, query }: Asked) => ({
  format,
  language,
  filters: { ...Object.fromEntries(filter.map(pairOf)), ...(query === undefined ? {} : { q: query }) },
});

const evidenceOf = ({ format = 'zip', language, case: caseId }: Asked) => ({ format, language, caseId });

const collected = (value: string, before: readonly string[]): readonly string[] => [...before, value];

const pairOf = (text: string): [string, string] => {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new Failure(`Not name=value: ${text}`, EXIT.usage);
  return [name, value];
};

const at = (id: string): string => `/v1/exports/${encodeURIComponent(id)}`;

const lineOf = (shown: ExportShown) => ({
  exportId: shown.exportId,
  what: shown.what,
  format: shown.format,
  status: shown.status,
  rows: shown.rowsInAll === null ? '-' : `${shown.rowsDone}/${shown.rowsInAll}`,
  bytes: shown.bytes,
  requestedAt: shown.requestedAt,
  expiresAt: shown.expiresAt,
});
