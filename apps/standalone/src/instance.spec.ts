import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { localDefaults } from '@lib/settings';
import { instanceOf } from './instance';

describe('the instance', () => {
  const home = mkdtempSync(path.join(tmpdir(), 'mustafid-instance-'));
  const file = path.join(home, 'instance.json');
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('is made once, readable by its owner only', () => {
    const made = instanceOf({ ...localDefaults, home });
    expect(instanceOf({ ...localDefaults, home })).toEqual(made);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(made.instanceSecret).toHaveLength(43);
  });

  it('is what is set, where it is set', () => {
    const kept = instanceOf({ ...localDefaults, home });
    expect(instanceOf({ ...localDefaults, home, instanceId: 'north' })).toEqual({ ...kept, instanceId: 'north' });
  });

  it('is never made anew over a damaged file: retries would be done twice', () => {
    writeFileSync(file, '{"instanceId": ');
    expect(() => instanceOf({ ...localDefaults, home })).toThrow(/instance\.json is damaged/);
  });
});
