import { existsSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { prepareHome } from './home';

describe('The folder of the local engines’ data', () => {
  it('is made with all that lies above it, and found again', () => {
    const folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'mustafid-home-')), 'a b', 'بيانات');
    expect(prepareHome(folder)).toBe(folder);
    expect(existsSync(folder)).toBe(true);
    expect(prepareHome(folder)).toBe(folder);
  });

  it('is refused in a sentence where nobody may make one', () => {
    for (const folder of ['/proc/mustafid', '/proc/mustafid/inside', '/dev/null/inside'])
      expect(() => prepareHome(folder)).toThrow(`The folder ${folder} cannot be used`);
  });
});
