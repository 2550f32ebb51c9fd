import { progressOn } from './progress';

const outputOf = (isTTY: boolean): { written: string[]; report: ReturnType<typeof progressOn> } => {
  const written: string[] = [];
  return { written, report: progressOn({ isTTY, write: (text) => written.push(text) }) };
};

describe('progress', () => {
  it('is a bar on a terminal, which the next line replaces', () => {
    const { written, report } = outputOf(true);
    report('temporal', 'downloading', { done: 1, total: 2 });
    report('temporal', 'ready');
    expect(written[0]).toMatch(/^\r.*temporal +downloading \[=+ +\] +50 %$/);
    expect(written[0]).not.toContain('\n');
    expect(written[1]).toMatch(/^\r.*temporal +ready\n$/);
  });

  it('is a plain line at every tenth elsewhere', () => {
    const { written, report } = outputOf(false);
    for (let done = 0; done <= 1_000; done += 1) report('temporal', 'downloading', { done, total: 1_000 });
    expect(written).toHaveLength(11);
    expect(written.join('')).not.toContain('\r');
  });
});
