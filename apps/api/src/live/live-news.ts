/** A case as one group of readers sees it. */
export interface CaseNews {
  readonly data: unknown;
  readonly position: string;
}

/** What moved, made ready once for all to whom the same is shown. */
export interface News {
  /** The cases alone, for whom the figures are no news; undefined: there are none. */
  readonly cases: Buffer | undefined;
  readonly whole: Buffer;
  readonly figures: string;
}

export const newsOf = (cases: readonly CaseNews[], board: object, position: string): News => {
  const told = cases.map((each) => message('case', each.data, each.position)).join('');
  return {
    cases: told === '' ? undefined : Buffer.from(told),
    whole: Buffer.from(told + message('board', board, position)),
    figures: figuresOf(board),
  };
};

export const message = (event: string, data: unknown, position: string): string =>
  `event: ${event}\nid: ${position}\ndata: ${JSON.stringify(data)}\n\n`;

/** What makes a board another one: not the time at which somebody looked. */
export const figuresOf = (board: object): string => JSON.stringify({ ...board, asOf: undefined });
