import os from 'node:os';
import type { Result } from './measure';
import type { Row } from './row';

/** The table, and below it what each row was measured under. */
export const tableOf = (results: readonly Result[]): string => {
  const rows = [['row', 'ours', 'peer', 'ratio (spread)', 'goal', 'met'], ...results.map(cellsOf)];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)));
  const lines = rows.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('   ')
      .trimEnd(),
  );
  return [...lines, '', ...results.flatMap(detailsOf), ...machine()].join('\n');
};

const cellsOf = ({ row, ours, theirs, ratio, met }: Result): string[] => [
  row.name,
  `${figure(ours)} ${row.unit}`,
  theirs === undefined ? '–' : `${figure(theirs)} ${row.unit}`,
  ratio ? `${ratio.median.toFixed(3)} (${ratio.least.toFixed(3)}–${ratio.most.toFixed(3)})` : '–',
  goalSaid(row),
  met ? 'yes' : 'NO',
];

const goalSaid = ({ goal, unit }: Row): string => {
  if ('ratio' in goal) return `≥ ${goal.ratio}`;
  return 'atMost' in goal ? `≤ ${goal.atMost} ${unit}` : `≥ ${goal.atLeast.toLocaleString('en')} ${unit}`;
};

const detailsOf = ({ row, peer, configuration, rounds }: Result): string[] => [
  `${row.name}: ${row.what}`,
  ...(peer === undefined ? [] : [`  beside: ${peer}`]),
  ...configuration.map((line) => `  ${line}`),
  `  rounds: ${rounds}${peer === undefined ? '' : ', in turn; the ratio is the median of the pairs'}`,
  '',
];

const machine = (): string[] => [
  `Node ${process.versions.node}, ${os.availableParallelism()} cores (${os.cpus()[0]?.model.trim() ?? 'unknown'}), ` +
    `${Math.round(os.totalmem() / 2 ** 30)} GiB, load ${os.loadavg()[0]!.toFixed(1)} at the end. Compare inside a row only.`,
];

const figure = (value: number): string => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(1));
