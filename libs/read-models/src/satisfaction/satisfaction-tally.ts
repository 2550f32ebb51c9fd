import type { SatisfactionRow } from './satisfaction-row';

/** What figures are made by; `all` is the whole series. */
export const dimensions = [
  'all',
  'segment',
  'channel',
  'support',
  'month',
  'ending',
  'outcome',
  'kind',
  'department',
  'provider',
  'officer',
] as const;
export type Dimension = (typeof dimensions)[number];

/** Each survey counts once in every group that it belongs to: `<series>|<dimension>|<value>|<measure>|…`. */
export const satisfactionTally = (row: SatisfactionRow): readonly string[] => {
  const measures = measuresOf(row);
  return groupsOf(row).flatMap(([dimension, value]) => {
    const group = `${row.policyId}|${dimension}|${encodeURIComponent(value)}`;
    return measures.map((measure) => `${group}|${measure}`);
  });
};

const groupsOf = (row: SatisfactionRow): [Dimension, string][] => {
  const known: [Dimension, readonly (string | undefined)[]][] = [
    ['all', ['all']],
    ['segment', [row.segment]],
    ['channel', [row.channel]],
    ['support', [row.support]],
    ['month', [row.month]],
    ['ending', [row.endedAs]],
    ['outcome', [row.outcome]],
    ['kind', [row.kind]],
    ['department', [row.department]],
    ['provider', row.providers],
    ['officer', row.officers],
  ];
  return known.flatMap(([dimension, values]) =>
    values.flatMap((value): [Dimension, string][] => (value === undefined ? [] : [[dimension, value]])),
  );
};

const measuresOf = (row: SatisfactionRow): string[] => [
  `state|${row.state}`,
  ...(row.overall === undefined ? [] : [`score|${row.overall}`]),
  ...Object.entries(row.aspects ?? {}).map(([aspect, score]) => `aspect|${aspect}|${score}`),
  ...(row.speed === undefined ? [] : [`speed|${row.speed}`]),
  ...(row.daysToAnswer === undefined ? [] : [`days|${row.daysToAnswer}`]),
];
