import { request } from 'node:http';
import { serve } from '../program';

export interface ReadersSetting {
  readonly url: string;
  readonly tokens: readonly string[];
  readonly readers: number;
  /** One in so many notes when it saw which change; all take everything. */
  readonly noteOneIn: number;
}

/** When a change was seen, in milliseconds since the epoch, by each that took notes. */
export interface ReadersSaw {
  readonly bytes: number;
  readonly cut: number;
  readonly saw: readonly (readonly [change: string, at: readonly number[]])[];
}

const CASE = /event: case\nid: \S+\ndata: \{"caseId":"([^"]+)","revision":(\d+)/g;
const BEGUN_MS = 60_000;

/** Open streams of `/v1/live`, as fetch with a bearer token opens them. */
serve<ReadersSetting, ReadersSaw>(async ({ url, tokens, readers, noteOneIn }) => {
  let bytes = 0;
  let cut = 0;
  let saw = new Map<string, number[]>();
  const open = (nth: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const sent = request(`${url}/v1/live`, {
        agent: false,
        headers: { authorization: `Bearer ${tokens[nth % tokens.length]}` },
      });
      sent.once('error', reject).once('response', (response) => {
        if (response.statusCode !== 200) reject(new Error(`/v1/live answered ${response.statusCode}`));
        const take = nth % noteOneIn === 0 ? noting((change) => noted(saw, change)) : () => undefined;
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          take(chunk);
          resolve();
        });
        response.once('close', () => (cut += 1)).on('error', () => undefined);
      });
      sent.setTimeout(BEGUN_MS, () => reject(new Error('No snapshot came.')));
      sent.end();
    });
  for (let nth = 0; nth < readers; nth += 50)
    await Promise.all(Array.from({ length: Math.min(50, readers - nth) }, (_, index) => open(nth + index)));
  return async (seconds) => {
    bytes = 0;
    saw = new Map();
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
    return { bytes, cut, saw: [...saw] };
  };
});

const noted = (saw: Map<string, number[]>, change: string): void => {
  const times = saw.get(change) ?? [];
  times.push(performance.timeOrigin + performance.now());
  saw.set(change, times);
};

/** Finds changes in a text that comes in pieces. */
const noting = (note: (change: string) => void): ((chunk: Buffer) => void) => {
  let rest = '';
  return (chunk) => {
    const text = rest + chunk.toString('latin1');
    const end = text.lastIndexOf('\n\n');
    for (const [, caseId, revision] of text.slice(0, end + 2).matchAll(CASE)) note(`${caseId} ${revision}`);
    rest = text.slice(end + 2);
  };
};
