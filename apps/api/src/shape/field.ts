import { ApiExtraModels, ApiProperty, getSchemaPath, type ApiPropertyOptions } from '@nestjs/swagger';
import { ValidateBy, ValidateIf, ValidateNested } from 'class-validator';
import type { Fault } from '../http/problem';

/** What is wrong with a value, if anything; the pointer goes on from the field's own. */
export type Check = (value: unknown) => Fault | undefined;

export interface FieldOptions {
  readonly optional?: boolean;
  readonly description?: string;
}

export interface NestedField {
  readonly of: () => new () => object;
  readonly list: boolean;
  /** Of a list: more is not even looked at. */
  readonly max: number;
}

/** A field as it was declared, by its name. */
interface DeclaredField {
  readonly check: Check;
  readonly optional: boolean;
}

const declaredFields = new WeakMap<object, Map<string, DeclaredField>>();
const nestedFields = new WeakMap<object, Map<string, NestedField>>();
const instantFields = new WeakMap<object, Set<string>>();

export const ok = undefined;
export const fault = (code: string, details?: Fault['details'], pointer = ''): Fault => ({ pointer, code, details });

/** One declaration for the judge (class-validator) and for the OpenAPI document. */
export const field =
  (check: Check, schema: ApiPropertyOptions, options: FieldOptions = {}): PropertyDecorator =>
  (target, name) => {
    describe(schema, options)(target, name);
    const declared = declaredFields.get(target) ?? new Map<string, DeclaredField>();
    declaredFields.set(target, declared.set(String(name), { check, optional: options.optional ?? false }));
    if (options.optional) ValidateIf((_, value) => value !== undefined)(target, String(name));
    ValidateBy({
      name: 'shape',
      validator: {
        validate: (value) => check(value) === ok,
        defaultMessage: (given) => JSON.stringify(check(given?.value) ?? {}),
      },
    })(target, String(name));
  };

/** An object of its own class, judged member by member; as a list when `max` is given. */
export const nested =
  (
    of: () => new () => object,
    { max, nullable = false, also, ...options }: FieldOptions & { max?: number; nullable?: boolean; also?: Check } = {},
  ): PropertyDecorator =>
  (target, name) => {
    const list = max !== undefined;
    const check: Check = (value) => (list ? isList(max) : isObject)(value) ?? also?.(value);
    const type = (): new () => object => of(); // the name by which the document's maker knows a type that is told late
    const schema = (
      nullable ? { oneOf: [{ $ref: getSchemaPath(of()) }, { type: 'null' }] } : { type, isArray: list }
    ) as ApiPropertyOptions;
    if (nullable) ApiExtraModels(of())(target.constructor);
    field((value) => (nullable && value === null ? ok : check(value)), schema, options)(target, name);
    ValidateNested({ each: list })(target, String(name));
    const known = nestedFields.get(target) ?? new Map<string, NestedField>();
    nestedFields.set(target, known.set(String(name), { of, list, max: max ?? 0 }));
  };

/** Marks a field whose text is brought into the one form of an instant. */
export const asInstant: PropertyDecorator = (target, name) => {
  instantFields.set(target, (instantFields.get(target) ?? new Set()).add(String(name)));
};

export const isObject: Check = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? ok : fault('not_an_object');

/** Of these members one is there, and one only. */
export const oneMemberOf =
  (...allowed: readonly string[]): Check =>
  (value) =>
    allowed.filter((name) => (value as Record<string, unknown>)[name] !== undefined).length === 1
      ? ok
      : fault('one_of_two', { allowed });

export const isList =
  (max: number): Check =>
  (value) => {
    if (!Array.isArray(value)) return fault('not_a_list');
    if (value.length > max) return fault('too_many', { max });
    const wrong = value.findIndex((item) => isObject(item) !== ok);
    return wrong === -1 ? ok : fault('not_an_object', {}, `/${wrong}`);
  };

export const nestedOf = (prototype: object): ReadonlyMap<string, NestedField> =>
  new Map(inherited(nestedFields, prototype));

export const declaredOf = (prototype: object): ReadonlyMap<string, DeclaredField> =>
  new Map(inherited(declaredFields, prototype));

export const fieldsOf = (prototype: object): ReadonlySet<string> => new Set(declaredOf(prototype).keys());

export const instantsOf = (prototype: object): ReadonlySet<string> => new Set(inherited(instantFields, prototype));

/** A class has its own declarations and those of what it extends, the own ones last. */
const inherited = <Item>(declared: WeakMap<object, Iterable<Item>>, prototype: object): Item[] => {
  const found: Item[][] = [];
  for (let each: object | null = prototype; each && each !== Object.prototype; each = Object.getPrototypeOf(each))
    found.unshift([...(declared.get(each) ?? [])]);
  return found.flat();
};

const describe = (schema: ApiPropertyOptions, { optional, description }: FieldOptions): PropertyDecorator =>
  ApiProperty({ ...schema, required: !optional, ...(description ? { description } : {}) } as ApiPropertyOptions);
