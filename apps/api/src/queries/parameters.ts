import type { FastifyRequest } from 'fastify';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { misshapen, type Fault } from '../http/problem';
import { fault, type Check } from '../shape/field';
import { isIdentifier, isInstant, isOneOf, isWhole } from '../shape/fields';
import { instantOf, isDay } from '../shape/instants';
import { textFaults } from '../shape/text';

/** How one query parameter is read, and described. */
export interface Parameter<Value> {
  read(text: string): Value;
  readonly check: Check;
  readonly schema: ApiPropertyOptions;
}

export type Parameters = Readonly<Record<string, Parameter<unknown>>>;

export type ReadParameters<Table extends Parameters> = {
  readonly [Name in keyof Table]?: Table[Name] extends Parameter<infer Value> ? Value : never;
};

export const oneOf = <Word extends string>(allowed: readonly Word[]): Parameter<Word> => ({
  read: (text) => text as Word,
  check: isOneOf(allowed),
  schema: { type: 'string', enum: [...allowed] },
});

export const identifier: Parameter<string> = { read: (text) => text, check: isIdentifier, schema: { type: 'string' } };

export const text = (max: number): Parameter<string> => ({
  read: (given) => given,
  check: (value) => {
    if (value === '') return fault('too_short');
    return typeof value === 'string' && value.length <= max ? undefined : fault('too_long', { max });
  },
  schema: { type: 'string', minLength: 1, maxLength: max },
});

export const instant: Parameter<string> = {
  read: (given) => instantOf(given) ?? given,
  check: isInstant,
  schema: { type: 'string', format: 'date-time' },
};

/** A calendar day such as 2026-11-23. */
export const day: Parameter<string> = {
  read: (given) => given,
  check: (value) => (typeof value === 'string' && isDay(value) ? undefined : fault('not_a_date')),
  schema: { type: 'string', format: 'date' },
};

export const whole = (min: number, max: number): Parameter<number> => ({
  read: Number,
  check: (value) =>
    typeof value === 'string' && /^\d{1,15}$/.test(value)
      ? isWhole(min, max)(Number(value))
      : fault('not_a_whole_number', { min, max }),
  schema: { type: 'integer', minimum: min, maximum: max },
});

/** The query of a request, by its table. Throws a Problem (400) that names each unknown parameter or value and what is allowed. */
export const readParameters = <Table extends Parameters>(
  request: FastifyRequest,
  table: Table,
): ReadParameters<Table> => readMembers(request.query as Record<string, unknown>, table);

/** The same of any object whose members are texts as an address would hold them; `at` is where it stands in the body. */
export const readMembers = <Table extends Parameters>(
  members: Readonly<Record<string, unknown>>,
  table: Table,
  at = '',
): ReadParameters<Table> => {
  const given = Object.entries(members);
  const faults = given.flatMap(([name, value]) => faultOf(name, value, table) ?? []);
  if (faults.length > 0) throw misshapen(faults.map((each) => ({ ...each, pointer: `${at}${each.pointer}` })));
  return Object.fromEntries(
    given.map(([name, value]) => [name, table[name]!.read(value as string)]),
  ) as ReadParameters<Table>;
};

const faultOf = (name: string, value: unknown, table: Parameters): Fault | undefined => {
  const pointer = `/${name.slice(0, 100)}`;
  const parameter = Object.hasOwn(table, name) ? table[name] : undefined;
  if (!parameter) return { pointer, code: 'unknown_parameter', details: { allowed: Object.keys(table) } };
  if (typeof value !== 'string') return { pointer, code: 'repeated_parameter' };
  const found = parameter.check(value) ?? textFaults(value)[0];
  return found && { ...found, pointer };
};
