import { declaredOf, instantsOf, nestedOf, ok, type Check } from './field';
import { instantOf } from './instants';
import { isClean } from './text';
import type { BodyClass } from './body-class';

type Plain = Record<string, unknown>;
type Shape = (plain: Plain) => Plain | undefined;

interface Member {
  readonly check: Check;
  readonly instant: boolean;
  readonly inside: Shape | undefined;
}

const compiled = new WeakMap<BodyClass, Shape>();

/**
 * The body in the form that is handed on, or undefined where anything about it is not as its class describes it. The same
 * declarations that class-validator judges by, compiled once; it says what is wrong, this only that something is.
 */
export const fitting = <Body extends object>(bodyClass: BodyClass<Body>, body: object): Body | undefined =>
  isClean(body) ? (shapeOf(bodyClass)(body as Plain) as Body | undefined) : undefined;

const shapeOf = (bodyClass: BodyClass): Shape => {
  const known = compiled.get(bodyClass);
  if (known) return known;
  const made = compile(bodyClass);
  compiled.set(bodyClass, made);
  return made;
};

const compile = (bodyClass: BodyClass): Shape => {
  const prototype = bodyClass.prototype as object;
  const [declared, nested, instants] = [declaredOf(prototype), nestedOf(prototype), instantsOf(prototype)];
  const required = [...declared].filter(([, { optional }]) => !optional).map(([name]) => name);
  const members = new Map<string, Member>();
  for (const [name, { check }] of declared) {
    const inner = nested.get(name);
    members.set(name, { check, instant: instants.has(name), inside: inner && ((plain) => shapeOf(inner.of())(plain)) });
  }
  return (plain) => {
    const handedOn: Plain = {};
    for (const name of Object.keys(plain)) {
      const member = members.get(name);
      const value = plain[name];
      if (!member || value === undefined || member.check(value) !== ok) return undefined;
      const fit = handOn(member, value);
      if (fit === undefined) return undefined;
      handedOn[name] = fit;
    }
    for (const name of required) if (handedOn[name] === undefined) return undefined;
    return handedOn;
  };
};

/** What a check has passed, in the form that is handed on. */
const handOn = ({ instant, inside }: Member, value: unknown): unknown => {
  if (instant) return instantOf(value as string);
  if (!inside || value === null) return value;
  if (!Array.isArray(value)) return inside(value as Plain);
  const items: Plain[] = [];
  for (const each of value) {
    const item = inside(each as Plain);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items;
};
