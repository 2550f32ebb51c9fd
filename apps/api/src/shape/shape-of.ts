import { validateSync, type ValidationError } from 'class-validator';
import type { BodyClass } from './body-class';
import { fitting } from './compiled-shape';
import { misshapen, type Fault } from '../http/problem';
import { instantOf } from './instants';
import { fieldsOf, instantsOf, nestedOf, type NestedField } from './field';
import { escaped, textFaults } from './text';

const MAX_FAULTS = 100;

/**
 * The body as its class describes it; none at all counts as `{}`, which a `null` that was sent does not. Throws a Problem
 * (400) that names every place which is not so.
 */
export const shaped = <Body extends object>(bodyClass: BodyClass<Body>, body: unknown = {}): Body => {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw misshapen([{ pointer: '', code: 'not_an_object' }]);
  return fitting(bodyClass, body) ?? judged(bodyClass, body);
};

/** The judge, member by member: slower, and it knows what is wrong and where. Throws a Problem (400) as above. */
export const judged = <Body extends object>(bodyClass: BodyClass<Body>, body: object): Body => {
  const unclean = textFaults(body);
  if (unclean.length > 0) throw misshapen(unclean);
  const unknown: Fault[] = [];
  const instance = instanceOf(bodyClass, body as Record<string, unknown>, '', unknown);
  const errors = validateSync(instance, { forbidUnknownValues: false });
  const faults = [...unknown, ...errors.flatMap((error) => faultsOf(error, ''))];
  if (faults.length > 0) throw misshapen(faults.slice(0, MAX_FAULTS));
  return plainOf(instance) as Body;
};

/** What was sent, unconverted, as an instance that class-validator knows; what the class does not know is named. */
const instanceOf = <Body extends object>(
  bodyClass: BodyClass<Body>,
  plain: Record<string, unknown>,
  pointer: string,
  unknown: Fault[],
): Body => {
  const instance = new bodyClass();
  const prototype = bodyClass.prototype as object;
  const [known, nested] = [fieldsOf(prototype), nestedOf(prototype)];
  for (const [key, value] of Object.entries(plain)) {
    const here = `${pointer}/${escaped(key)}`;
    const member = nested.get(key);
    if (!known.has(key)) unknown.push({ pointer: here, code: 'unknown_field' });
    else if (member && !member.list && Array.isArray(value)) unknown.push({ pointer: here, code: 'not_an_object' });
    else if (member?.list && Array.isArray(value) && value.length > member.max)
      unknown.push({ pointer: here, code: 'too_many', details: { max: member.max } });
    else Object.assign(instance, { [key]: memberOf(member, value, here, unknown) });
  }
  return instance;
};

const memberOf = (member: NestedField | undefined, value: unknown, pointer: string, unknown: Fault[]): unknown => {
  if (member === undefined || typeof value !== 'object' || value === null) return value;
  if (!Array.isArray(value)) return instanceOf(member.of(), value as Record<string, unknown>, pointer, unknown);
  const single: NestedField = { ...member, list: false };
  return value.map((each, index) =>
    Array.isArray(each) ? each : memberOf(single, each, `${pointer}/${index}`, unknown),
  );
};

/** Plain objects again, instants in their one form. */
const plainOf = (instance: object): Record<string, unknown> => {
  const prototype = Object.getPrototypeOf(instance) as object;
  const [nested, instants] = [nestedOf(prototype), instantsOf(prototype)];
  const plain = Object.entries(instance).map(([key, value]) => {
    if (instants.has(key)) return [key, instantOf(value as string)];
    if (!nested.has(key) || typeof value !== 'object' || value === null) return [key, value];
    return [key, Array.isArray(value) ? value.map((each: object) => plainOf(each)) : plainOf(value as object)];
  });
  return Object.fromEntries(plain) as Record<string, unknown>;
};

const faultsOf = (error: ValidationError, above: string): Fault[] => {
  const pointer = `${above}/${escaped(error.property)}`;
  const constraints = error.constraints ?? {};
  const inside = (error.children ?? []).flatMap((child) => faultsOf(child, pointer));
  if (constraints['shape'] === undefined) return inside;
  if (error.value === undefined) return [{ pointer, code: 'required' }];
  const found = JSON.parse(constraints['shape']) as Fault;
  return [{ ...found, pointer: `${pointer}${found.pointer}` }];
};
