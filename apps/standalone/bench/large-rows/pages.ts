import { median } from '../measure';
import type { Bench } from '../bench';
import { largeRunOf } from '../large/large-run';
import { openBrowser, visit, visitHistory, type Visitor } from '../large/page-visits';
import { prepareCase, lengthen } from '../prepared-case';
import type { Figure, Row } from '../row';

const EVENTS = 500;
const STEPS = 120;
const VISITS = 5;
const KB = 1_000;

interface Measured {
  readonly history: Figure;
  readonly step: Figure;
  readonly paint: Figure;
  readonly shift: Figure;
  readonly start: Figure;
}

let measuring: Promise<Measured> | undefined;

const pageRow = (name: string, what: string, unit: Row['unit'], atMost: number, part: keyof Measured): Row => ({
  name,
  what,
  unit,
  goal: { atMost },
  mostRounds: 1,
  open: async (bench) => {
    const { configuration } = await largeRunOf(bench);
    return {
      configuration: [
        ...configuration,
        `Chromium without a head, 1440 × 900, Arabic, signed in, on this machine; each visit in a context with nothing kept; ${VISITS} visits`,
      ],
      ours: async () => (await (measuring ??= measured(bench)))[part],
      close: async () => undefined,
    };
  },
});

export const rows: readonly Row[] = [
  pageRow(
    'history',
    `the history of a case of ${EVENTS} events, from the press on its tab to the last entry painted`,
    'ms',
    300,
    'history',
  ),
  pageRow('step', `scripting of a step of the slider through them, p95 of ${STEPS}`, 'ms', 16, 'step'),
  pageRow(
    'paint',
    'largest contentful paint of /sla, /cases and a case, the slowest of their medians',
    'ms',
    1_000,
    'paint',
  ),
  pageRow('shift', 'what moves while these pages come, the worst visit', '', 0.02, 'shift'),
  pageRow('start', 'JavaScript of the start page, compressed', 'KB', 180, 'start'),
];

const measured = async (bench: Bench): Promise<Measured> => {
  const { api, startProjector } = await largeRunOf(bench);
  const projector = await startProjector();
  const caseId = await prepareCase(api);
  await lengthen(api, caseId, EVENTS);
  const supervisor = await api.token('supervisor', 'bench-pages');
  await shownAt(`${api.url}/v1/cases/${caseId}`, supervisor);
  const visitor: Visitor = { url: api.url, issuer: api.issuer, token: supervisor };
  const browser = await openBrowser();
  try {
    const pages = [
      ['/sla', 'main table tbody tr'],
      ['/cases', 'main table tbody tr'],
      [`/cases/${caseId}`, 'main .card'],
    ] as const;
    const visits: { path: string; paints: number[]; shifts: number[]; bytes: number }[] = [];
    for (const [path, shown] of pages) {
      await visit(browser, visitor, path, shown); // the API's own first time
      const some = [];
      for (let nth = 0; nth < VISITS; nth += 1) some.push(await visit(browser, visitor, path, shown));
      visits.push({
        path: path.replace(caseId, '…'),
        paints: some.map((each) => each.largestPaintMs),
        shifts: some.map((each) => each.shift),
        bytes: some[0]!.scriptBytes,
      });
    }
    const histories = [];
    for (let nth = 0; nth < VISITS; nth += 1)
      histories.push(await visitHistory(browser, visitor, { caseId, events: EVENTS, steps: STEPS / VISITS }));
    const said = (of: (each: (typeof visits)[number]) => string): string =>
      visits.map((each) => `${each.path} ${of(each)}`).join(', ');
    return {
      history: {
        value: median(histories.map(({ shownMs }) => shownMs)),
        beside: histories.map(({ shownMs }) => `${Math.round(shownMs)} ms`).join(', '),
      },
      step: {
        value: median(histories.map(({ stepP95Ms }) => stepP95Ms)),
        beside: `median ${median(histories.map(({ stepMedianMs }) => stepMedianMs)).toFixed(1)} ms; layout and styles ${median(histories.map(({ drawnP95Ms }) => drawnP95Ms)).toFixed(1)} ms (p95)`,
      },
      paint: {
        value: Math.max(...visits.map(({ paints }) => median(paints))),
        beside: said(({ paints }) => paints.map(Math.round).join('/')),
      },
      shift: {
        value: Math.max(...visits.flatMap(({ shifts }) => shifts)),
        beside: said(({ shifts }) => Math.max(...shifts).toFixed(4)),
      },
      start: { value: visits[0]!.bytes / KB, beside: said(({ bytes }) => `${Math.round(bytes / KB)} KB`) },
    };
  } finally {
    await browser.close();
    await projector.stop();
  }
};

/** The board shows it: its page asks the board first. */
const shownAt = async (url: string, token: string): Promise<void> => {
  const giveUpAt = performance.now() + 30_000;
  while (performance.now() < giveUpAt) {
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    const { revision } = (await answer.json()) as { revision: number };
    if (revision >= EVENTS - 1) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The long case did not come onto the board.');
};
