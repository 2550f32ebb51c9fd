import { spawnSync } from 'node:child_process';
import path from 'node:path';

const ROUNDS = 20;

jest.setTimeout(600_000);

describe('the kill campaign', () => {
  it('finds every acknowledged command once, none doubled, and the board as a fresh rebuild has it', () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [path.join(__dirname, 'run.js'), '--rounds', String(ROUNDS)],
      { encoding: 'utf8', timeout: 540_000 },
    );
    const [, counted, ...others] =
      /(\d+) of \d+ kills found something under way; (\d+) acknowledged, (\d+) came back unknown, (\d+) retries were replayed, (\d+) answers refused/.exec(
        stdout,
      ) ?? [];
    // What the run says of itself stands in the message when it fails.
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: expect.any(String), stderr: expect.any(String) });
    expect(Number(counted)).toBe(ROUNDS);
    expect(others).toHaveLength(4);
    for (const count of others) expect(Number(count)).toBeGreaterThan(0);
  });
});
