import { clocksIn } from './boundaries/clocks';
import { offencesOf } from './boundaries/offences';
import { sources } from './boundaries/sources';

const files = sources();

describe('the rooms', () => {
  it('import only what the boundary table gives them', () => {
    expect(files.flatMap(({ file, text }) => offencesOf(file, text))).toEqual([]);
  });

  it('take the time from the one clock', () => {
    expect(files.flatMap(({ file, text }) => clocksIn(file, text))).toEqual([]);
  });

  it("never shorten the log: only the event node's own tests may ask it to", () => {
    const shortening = /\b(?:deleteStream|tombstoneStream|setStreamMetadata)\b/;
    const isTheNodesTest = (file: string): boolean => /^(libs|apps)\/event-node\/.*\.(int-)?spec\.ts$/.test(file);
    const isThisRule = (file: string): boolean => file.startsWith('libs/testing/src/boundaries');
    const found = files.filter(({ file, text }) => shortening.test(text) && !isTheNodesTest(file) && !isThisRule(file));
    expect(found.map(({ file }) => file)).toEqual([]);
  });
});

describe('the boundary table', () => {
  it.each([
    ['libs/domain/src/a.ts', "import 'node:crypto';"],
    ['libs/domain/src/a.ts', "import { z } from 'zod';"],
    ['libs/domain/src/a.ts', "import { load } from '@lib/event-store';"],
    ['libs/domain/src/a.ts', "import type { Recorded } from '@lib/event-store';"],
    ['libs/settings/src/a.ts', "import { Refused } from '@lib/domain';"],
    ['libs/event-store/src/a.ts', "export { Pool } from 'pg';"],
    ['libs/commands/src/a.ts', "const pg = require('pg');"],
    ['libs/commands/src/a.ts', "const pg = await import('pg');"],
    ['libs/commands/src/a.ts', "import { readSettings } from '@lib/settings';"],
    ['libs/read-models/src/a.ts', "import pg = require('oidc-provider');"],
    ['libs/reactions/src/a.ts', "import { Worker } from '@temporalio/worker';"],
    ['libs/event-node/src/a.ts', "import { EventStoreDBClient } from '@eventstore/db-client';"],
    ['libs/commands/src/a.ts', "import { given } from '@lib/testing';"],
    ['libs/commands/src/a.ts', "import { decide } from '@lib/domain/case/decide';"],
    ['libs/commands/src/a.ts', "import { decide } from '../../domain/src/decide';"],
    ['libs/commands/src/a.ts', "import { road } from '@lib/commands';"],
    ['apps/api/src/a.ts', "import { startWorker } from '../../worker/src/worker';"],
    ['apps/cli/src/a.ts', "import { decide } from '@lib/domain';"],
    ['workflows/a.ts', "import { decide } from '@lib/domain';"],
    ['workflows/a.ts', "import { proxyActivities } from '@temporalio/workflow'; import 'node:fs';"],
    ['libs/elsewhere/src/a.ts', "import 'node:fs';"],
  ])('refuses in %s: %s', (file, text) => {
    expect(offencesOf(file, text)).toHaveLength(1);
  });

  it.each([
    ['libs/domain/src/a.ts', "import { b } from './b';"],
    ['libs/domain/src/a.spec.ts', "import fc from 'fast-check'; import { given } from '@lib/testing';"],
    ['libs/event-store/src/a.ts', "import type { Pool } from 'pg'; import { type Settings } from '@lib/settings';"],
    ['libs/event-node/src/a.ts', "import streams from '@eventstore/db-client/generated/streams_grpc_pb';"],
    ['libs/reactions/src/a.ts', "import { Client } from '@temporalio/client'; import { road } from '@lib/commands';"],
    ['apps/standalone/src/a.ts', "import { createApi } from '../../api/src/api';"],
    ['apps/api/src/a.ts', "import { readSettings } from '@lib/settings'; import Fastify from 'fastify';"],
    ['workflows/a.ts', "import type { Instant } from '@lib/domain'; import { sleep } from '@temporalio/workflow';"],
  ])('allows in %s: %s', (file, text) => {
    expect(offencesOf(file, text)).toEqual([]);
  });

  it.each(['new Date()', 'new Date', 'Date()', 'Date.now()', "query('select now()')", 'query(`where at < now ( )`)'])(
    'sees the clock in %s',
    (text) => {
      expect(clocksIn('libs/commands/src/a.ts', text)).toHaveLength(1);
    },
  );

  it('lets a given time and a handed-in clock pass', () => {
    expect(clocksIn('libs/commands/src/a.ts', 'new Date(at); clock.now(); performance.now();')).toEqual([]);
  });
});
