import type { Language } from '@lib/domain';
import { dataOfPerson, personalIn, wordFor, written } from './sample-words';

/** What of JSON Schema the declarations of this service use. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly description?: string;
  readonly minimum?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

export interface ExampleWish {
  readonly language: Language;
  readonly schemas: Readonly<Record<string, Schema>>;
  /** Of a body: without what is seldom sent, unless it is demanded. */
  readonly short?: boolean;
}

const byFormat: Readonly<Record<string, string>> = {
  'date-time': '2026-03-15T08:15:00.000Z',
  date: '2026-03-15',
  duration: 'P14D',
  'uri-reference': '/v1/cases/018f2a4e-6c1b-7d30-9a51-4e8f0c2b7d11',
};

/** Where the name alone would mislead. */
const byPattern: Readonly<Record<string, string>> = { '^[0-9]{4}-[0-9]{2}$': '1447-09' };

/** Members of every command; what only an importer sends says so. */
const seldom = new Set(['cites', 'occurredAt', 'onBehalfOf', 'inferredFrom', 'citesData', 'relatesTo', 'receivedAt']);
const isSeldom = (name: string, { description = '' }: Schema): boolean =>
  seldom.has(name) || description.startsWith('importer only');

/** A value of this shape as a person would meet it; free text in the language that is wished. */
export const exampleOf = (schema: Schema, wish: ExampleWish, name = ''): unknown => {
  if (schema.$ref !== undefined) return exampleOfNamed(schema.$ref.split('/').at(-1)!, wish);
  const choice = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choice) return exampleOf(choice.find(({ type }) => type !== 'null') ?? choice[0] ?? {}, wish, name);
  if (schema.enum) return schema.enum.find((value) => value === wordFor(name, wish.language)) ?? schema.enum[0];
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.find((each) => each !== 'null');
  if (type === 'object' || schema.properties) return objectOf(schema, wish, name);
  if (type === 'array') return [exampleOf(schema.items ?? {}, wish, name)];
  if (type === 'integer' || type === 'number') return Math.max(schema.minimum ?? 0, 1);
  if (type === 'boolean') return true;
  if (schema.type === 'null') return null;
  return byFormat[schema.format ?? ''] ?? byPattern[schema.pattern ?? ''] ?? wordFor(name, wish.language);
};

const exampleOfNamed = (schemaName: string, wish: ExampleWish): unknown =>
  written(schemaName) ?? exampleOf(wish.schemas[schemaName] ?? {}, wish, schemaName);

const objectOf = (schema: Schema, wish: ExampleWish, name: string): unknown => {
  const { properties, additionalProperties: others } = schema;
  if (properties === undefined && name === 'data') return dataOfPerson(wish.language);
  if (properties === undefined) return typeof others === 'object' ? { [name]: exampleOf(others, wish, name) } : {};
  const isSent = (member: string, of: Schema): boolean =>
    !wish.short ||
    schema.required?.includes(member) ||
    (member === 'personal' ? personalIn.has(name) : !isSeldom(member, of));
  const members = Object.entries(properties).filter(([member, of]) => isSent(member, of));
  return Object.fromEntries(members.map(([member, of]) => [member, exampleOf(of, wish, member)]));
};
