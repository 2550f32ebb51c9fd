import { deepStrictEqual as deepEqual } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { once, type EventEmitter } from 'node:events';
import { EventStoreDBClient, jsonEvent, type JSONEventData } from '@eventstore/db-client';
import { engines, type Engines, type TestNode } from '@lib/testing';

/** An event node of the spec, and the one client of its process. */
export interface Fixture {
  readonly real: Engines;
  readonly node: TestNode;
  readonly client: EventStoreDBClient;
}

export const openFixture = async (options: { logUrl?: string } = {}): Promise<Fixture> => {
  const real = await engines();
  const node = await real.eventNode(options);
  return { real, node, client: EventStoreDBClient.connectionString(node.url) };
};

export const closeFixture = async (fixture: Fixture | undefined): Promise<void> => {
  await fixture?.client.dispose();
  await fixture?.real.stop();
};

export const newStream = (category = 'case'): string => `${category}-${randomUUID()}`;

export const event = (type: string, data: JSONEventData['data'] = { type }, id: string = randomUUID()) =>
  jsonEvent({ type, data, id });

export const eventsOf = (...types: string[]) => types.map((type) => event(type));

export const collect = async <T>(read: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const one of read) all.push(one);
  return all;
};

interface Resolved {
  event?: { type: string };
}

export const typesOf = async (read: AsyncIterable<Resolved>): Promise<(string | undefined)[]> =>
  (await collect(read)).map(({ event: found }) => found?.type);

const WAIT_MS = 15_000;

/** Asks again until the answer is true; throws with what was awaited when it stays false. */
export const until = async (
  what: string,
  answer: () => boolean | Promise<boolean>,
  waitMs = WAIT_MS,
): Promise<void> => {
  const end = Date.now() + waitMs;
  while (!(await answer())) {
    if (Date.now() > end) throw new Error(`waited ${waitMs} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

interface Subscription extends EventEmitter {
  unsubscribe(): Promise<void>;
}

/** What a subscription said, in order: event types, `confirmed`, `caught up`, and how it ended. */
export class Heard {
  readonly said: string[] = [];
  readonly positions: bigint[] = [];
  readonly checkpoints: bigint[] = [];
  failure: Error | undefined;
  ended = false;

  constructor(private readonly subscription: Subscription) {
    subscription.on('confirmation', () => this.said.push('confirmed'));
    subscription.on('caughtUp', () => this.said.push('caught up'));
    subscription.on('error', (error: Error) => (this.failure = error));
    subscription.on('end', () => (this.ended = true));
    subscription.on('data', (resolved: { event?: { type: string; position?: { commit: bigint } } }) => {
      this.said.push(resolved.event?.type ?? 'nothing');
      if (resolved.event?.position) this.positions.push(resolved.event.position.commit);
    });
  }

  /** Waits until exactly this was said; shows what was said instead. */
  async hears(...expected: string[]): Promise<void> {
    await until(
      `to hear ${expected.join()}`,
      () => this.said.length >= expected.length || this.failure !== undefined,
    ).catch(() => undefined);
    deepEqual(this.said, expected);
  }

  async stop(): Promise<void> {
    if (this.failure !== undefined || this.ended) return;
    const closed = once(this.subscription, 'close');
    await this.subscription.unsubscribe();
    await closed;
  }
}

/** The first call on a lost connection fails, and so does what comes before gRPC has waited and connected anew. */
export const untilAnswered = async <T>(call: () => Promise<T>): Promise<T> => {
  const end = Date.now() + WAIT_MS;
  for (;;) {
    try {
      return await call();
    } catch (error) {
      const text = `${(error as { type?: string }).type} ${String(error)}`;
      if (!/unavailable|cancelled|ECONN/i.test(text) || Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
};
