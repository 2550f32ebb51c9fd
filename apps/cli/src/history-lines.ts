/** An entry of any stream, as the service shows it. */
export interface HistoryItem {
  readonly revision: number;
  readonly type: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly actor: { id: string; roles: readonly string[] };
  readonly clauses: readonly string[];
}

export const historyLineOf = (item: HistoryItem): Record<string, unknown> => ({
  revision: item.revision,
  type: item.type,
  happened: item.occurredAt,
  recorded: item.recordedAt,
  by: item.actor.roles.join(', '),
  clauses: item.clauses.join(' '),
});
