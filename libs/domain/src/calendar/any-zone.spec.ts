import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { timeFigures } from '../../fixtures/time-figures';

const fixture = path.resolve(__dirname, '../../fixtures/time-figures.ts');

/** Reads TypeScript as the build does, so that a process of its own needs none. */
const program = `
  const { transformFileSync } = require('@swc/core');
  require.extensions['.ts'] = (module, file) => {
    const options = { swcrc: false, module: { type: 'commonjs' }, jsc: { target: 'es2022', parser: { syntax: 'typescript' } } };
    module._compile(transformFileSync(file, options).code, file);
  };
  const { timeFigures } = require(${JSON.stringify(fixture)});
  const offsets = [0, 6].map((month) => new Date(2026, month, 1).getTimezoneOffset());
  process.stdout.write(JSON.stringify({ offsets, figures: timeFigures() }));
`;

describe.each([
  ['America/New_York', [300, 240]],
  ['Asia/Kolkata', [-330, -330]],
  ['Pacific/Apia', [-780, -780]],
])('on a machine in %s', (TZ, offsets) => {
  it('no date and no figure is another', () => {
    const told = execFileSync(process.execPath, ['-e', program], {
      cwd: path.resolve(__dirname, '../../../..'),
      env: { ...process.env, TZ },
      maxBuffer: 64 * 1024 * 1024,
      timeout: 60_000,
      encoding: 'utf8',
    });
    const { offsets: seen, figures } = JSON.parse(told);
    expect(seen).toEqual(offsets); // the zone was really another one
    expect(figures).toEqual(JSON.parse(JSON.stringify(timeFigures())));
  });
});
