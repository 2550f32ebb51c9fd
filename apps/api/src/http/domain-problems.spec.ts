import * as commands from '@lib/commands';
import * as domain from '@lib/domain';
import * as eventStore from '@lib/event-store';
import { domainProblem } from './domain-problems';

type ErrorClass = { readonly name: string; readonly prototype: Error };

const isErrorClass = (value: unknown): value is ErrorClass =>
  typeof value === 'function' && value.prototype instanceof Error;

const offered: readonly ErrorClass[] = [commands, domain, eventStore].flatMap((library) =>
  Object.values<unknown>(library).filter(isErrorClass),
);

test('the libraries offer errors to walk', () => {
  expect(offered.map(({ name }) => name)).toEqual(expect.arrayContaining(['Refused', 'KeyReused', 'UnknownDocument']));
});

test.each(offered.map((errorClass) => [errorClass.name, errorClass] as const))(
  '%s never comes out as 500',
  (_name, { prototype }) => {
    const error = Object.create(prototype) as Error;
    expect([400, 404, 409, 412, 413, 422, 503]).toContain(domainProblem(error)?.parts.status);
  },
);
