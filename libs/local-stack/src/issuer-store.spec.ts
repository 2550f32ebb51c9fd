import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { IssuerStore } from './issuer-store';

interface Adapter {
  upsert(id: string, payload: object, expiresIn?: number): Promise<void>;
  find(id: string): Promise<object | undefined>;
  findByUid(uid: string): Promise<object | undefined>;
  consume(id: string): Promise<void>;
  destroy(id: string): Promise<void>;
  revokeByGrantId(grantId: string): Promise<void>;
}

let folder: string;
let nowMs: number;
const open = (model: string): Adapter => new IssuerStore(folder, () => nowMs).adapter(model) as Adapter;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'issuer store '));
  nowMs = 1_000_000;
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a session is found again after a restart, by its id and its uid', async () => {
  await open('Session').upsert('../../id', { uid: 'u', accountId: 'a' }, 60);
  const reopened = open('Session');
  expect(await reopened.find('../../id')).toEqual({ uid: 'u', accountId: 'a' });
  expect(await reopened.findByUid('u')).toEqual({ uid: 'u', accountId: 'a' });
  expect(await open('Grant').find('../../id')).toBeUndefined();
});

test('what has expired is not found, and its file goes with the next write', async () => {
  const sessions = open('Session');
  await sessions.upsert('one', { uid: '1' }, 60);
  nowMs += 60_000;
  expect(await sessions.find('one')).toBeUndefined();
  expect(await sessions.findByUid('1')).toBeUndefined();
  await sessions.upsert('two', { uid: '2' }, 60);
  expect(readdirSync(folder)).toHaveLength(1);
});

test('a code is consumed once, a grant takes all that hangs on it along', async () => {
  const codes = open('AuthorizationCode');
  await codes.upsert('code', { grantId: 'g' }, 60);
  await codes.consume('code');
  expect(await codes.find('code')).toEqual({ grantId: 'g', consumed: 1_000 });
  await codes.revokeByGrantId('g');
  expect(await codes.find('code')).toBeUndefined();
  expect(readdirSync(folder)).toEqual([]);
});
