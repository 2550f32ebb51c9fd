import { spawnSync } from 'node:child_process';
import path from 'node:path';

const GUARDS = ['command-look-up', 'compare-and-set', 'lease', 'review-floor'];

describe('the patch that takes a guard out', () => {
  it.each(GUARDS)('still applies: %s', (guard) => {
    const patch = path.join(__dirname, `${guard}.patch`);
    const { status, stderr } = spawnSync('git', ['apply', '--check', patch], {
      cwd: path.resolve(__dirname, '../../..'),
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});
