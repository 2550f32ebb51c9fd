import type { Bench } from '../bench';
import { largeRunOf } from '../large/large-run';
import { questionsOf } from '../large/questions';
import type { AskedBoard, BoardSetting } from '../programs/asked-board';
import type { AskedPages, AskSetting } from '../programs/asked-pages';
import type { Row, Trial } from '../row';

const MORE = 100;
const AUDIT = [
  '',
  'type:CommitteeDecided',
  'type:ReviewTargetMissed',
  'clause:P27',
  'clause:P23 role:officer',
  'actor:officer-8',
  'role:supervisor',
  'type:CommitteeDecided clause:P26 actor:committee-8',
  'policy:main',
  'type:RequestDiscontinued since:1447-01-01',
  'since:1448-01-01',
];

const boardRow = (name: string, what: string, goal: Row['goal'], unit: Row['unit']): Row => ({
  name,
  what,
  unit,
  goal,
  mostRounds: 3,
  open: async (bench) => {
    const { databaseUrl, configuration } = await largeRunOf(bench);
    const asked = await bench.program<AskedBoard>('asked-board', { databaseUrl } satisfies BoardSetting);
    const counted = await bench.program<AskedBoard>('asked-board', {
      databaseUrl,
      counting: true,
    } satisfies BoardSetting);
    const said = ({ asked: times, p50Ms, p99Ms }: AskedBoard): string =>
      `asked ${times} times, p50 ${p50Ms.toFixed(2)} ms, p99 ${p99Ms.toFixed(2)} ms`;
    const rate = 'ratio' in goal;
    return {
      ...(rate && {
        peer: 'the same Postgres counting by count(*): open cases by segment, all by stage, nothing else',
      }),
      configuration: [...configuration, `by CaseBoardQueries, one after the other, ${bench.seconds} s`],
      ours: async () => {
        const done = await asked.run(bench.seconds);
        return { value: rate ? 1_000 / done.p50Ms : done.p99Ms, beside: said(done) };
      },
      ...(rate && {
        theirs: async () => {
          const done = await counted.run(bench.seconds);
          return { value: 1_000 / done.p50Ms, beside: said(done) };
        },
      }),
      close: async () => {
        await asked.end();
        await counted.end();
      },
    };
  },
});

const pagesTrial = async (bench: Bench, role: string, paths: readonly string[], what: string): Promise<Trial> => {
  const { api, configuration } = await largeRunOf(bench);
  const token = await api.token(role, `bench-${role}`);
  const asked = await bench.program<AskedPages>(
    'asked-pages',
    { url: api.url, token, paths } satisfies AskSetting,
    900,
  );
  return {
    configuration: [
      ...configuration,
      `${paths.length} ${what}, over HTTP by a ${role}, one after the other, to the last byte`,
    ],
    ours: async () => {
      const { asked: times, p50Ms, p99Ms, worst } = await asked.run(bench.seconds);
      const slowest = worst.map(({ path, medianMs }) => `${medianMs.toFixed(1)} ms ${path}`).join('; ');
      return { value: p99Ms, beside: `${times} answers, p50 ${p50Ms.toFixed(1)} ms; slowest: ${slowest}` };
    },
    close: () => asked.end(),
  };
};

const day = (until: string, by: number): string =>
  new Date(Date.parse(until) + by * 86_400_000).toISOString().slice(0, 10);

export const rows: readonly Row[] = [
  boardRow('board', 'the figures and the queue of the SLA board, p99', { atMost: 5 }, 'ms'),
  boardRow('counted', 'the SLA board beside counting rows', { ratio: 100 }, '/s'),
  {
    name: 'pages',
    what: 'a page of /v1/cases: every filter and value, pairs, more at once, both orders, three depths, p99',
    unit: 'ms',
    goal: { atMost: 20 },
    mostRounds: 2,
    open: async (bench) => {
      const { until } = await largeRunOf(bench);
      const paths = questionsOf(until, MORE).map((each) => `/v1/cases?${new URLSearchParams(each).toString()}`);
      return pagesTrial(bench, 'supervisor', paths, 'questions of the list');
    },
  },
  {
    name: 'due',
    what: 'the board of what is due by day: today, a month, six weeks, p99',
    unit: 'ms',
    goal: { atMost: 20 },
    mostRounds: 2,
    open: async (bench) => {
      const { until } = await largeRunOf(bench);
      const paths = [0, 29, 41].map((days) => `/v1/boards/due?from=${day(until, 0)}&to=${day(until, days)}`);
      return pagesTrial(bench, 'supervisor', paths, 'spans of days');
    },
  },
  {
    name: 'audit',
    what: 'a page of the audit trail by type, clause, role, actor, series and time, at three depths, p99',
    unit: 'ms',
    goal: { atMost: 20 },
    mostRounds: 2,
    open: async (bench) => {
      const { until } = await largeRunOf(bench);
      const cursors = [10, 60, 200].map((days) => {
        const place = ['audit_trail', `${day(until, -days)}T10:00:00.000Z`, '5'];
        return Buffer.from(JSON.stringify(place)).toString('base64url');
      });
      const paths = AUDIT.flatMap((q) =>
        ['', ...cursors].map(
          (cursor) => `/v1/audit?${new URLSearchParams({ q, ...(cursor && { cursor }) }).toString()}`,
        ),
      );
      return pagesTrial(bench, 'auditor', paths, 'questions');
    },
  },
];
