/** The small words that the schemas of the answers are made of; those of the parameters are in `queries/parameters`. */
export type Schema = Readonly<Record<string, unknown>>;

export const word = { type: 'string' };
export const moment = { type: 'string', format: 'date-time' };
export const count = { type: 'integer' };
export const amount = { type: 'number' };
export const truth = { type: 'boolean' };

export const among = (words: readonly string[]): Schema => ({ type: 'string', enum: [...words] });
export const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
export const listOf = (items: Schema): Schema => ({ type: 'array', items });
/** By names that are data: codes, stages, people. */
export const mapOf = (of: Schema): Schema => ({ type: 'object', additionalProperties: of });

/** Every member is there unless it is named as one that may be left out; more may be added. */
export const shape = (properties: Readonly<Record<string, Schema>>, mayLack: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !mayLack.includes(name)),
});

export const page = (items: Schema): Schema => shape({ items: listOf(items), next: orNull(word) });

export const assignee: Schema = { anyOf: [shape({ role: word }), shape({ actorId: word }), { type: 'null' }] };
