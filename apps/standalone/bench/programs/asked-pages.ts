import { Agent, request } from 'node:http';
import { serve } from '../program';

export interface AskSetting {
  readonly url: string;
  readonly token: string;
  /** Asked one after the other, again and again until the time is up, each at least once. */
  readonly paths: readonly string[];
}

export interface AskedPages {
  readonly asked: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Of the slowest by their own median. */
  readonly worst: readonly { readonly path: string; readonly medianMs: number }[];
}

const WORST = 5;

serve<AskSetting, AskedPages>(async ({ url, token, paths }) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (const path of paths) await answered(agent, url + path, token); // plans are made, what is asked for is in memory
  return async (seconds) => {
    const took = new Map<string, number[]>();
    const until = performance.now() + seconds * 1_000;
    do {
      for (const path of paths) {
        const begun = performance.now();
        await answered(agent, url + path, token);
        const times = took.get(path) ?? [];
        times.push(performance.now() - begun);
        took.set(path, times);
      }
    } while (performance.now() < until);
    const all = sorted([...took.values()].flat());
    const worst = [...took]
      .map(([path, times]) => ({ path, medianMs: quantile(sorted(times), 0.5) }))
      .sort((one, other) => other.medianMs - one.medianMs)
      .slice(0, WORST);
    return { asked: all.length, p50Ms: quantile(all, 0.5), p99Ms: quantile(all, 0.99), worst };
  };
});

const sorted = (times: readonly number[]): number[] => [...times].sort((one, other) => one - other);

const quantile = (times: readonly number[], share: number): number =>
  times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;

/** To its last byte; throws on any other answer than 200. */
const answered = (agent: Agent, url: string, token: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers: { authorization: `Bearer ${token}` } });
    sent.once('error', reject).once('response', (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`));
      response.once('error', reject).once('end', resolve).resume();
    });
    sent.end();
  });
