import { Param, Post, Req, Res } from '@nestjs/common';
import { categories, type AggregateCommandRow, type Category } from '@lib/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { For } from '../auth/gate.guard';
import { answerSchema } from '../http/schemas';
import type { BodyClass } from '../shape/body-class';
import type { CommandDesk } from './command-desk';
import { describesCommand } from './describe-command';

type WithDesk = { readonly desk: CommandDesk };
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- whatever else a controller is made of
type ControllerClass = new (...parts: any[]) => object;

/**
 * Gives a controller, which keeps the desk as `desk`, a route for each command of its aggregate: the row of the table and
 * the body are all that differs. One that begins a stream is posted to the collection, the others to
 * `<id>/<command-in-kebab-case>`; what only the system sends has the roles that nobody outside has.
 */
export const commandRoutes = <Type extends string>(
  controller: ControllerClass,
  category: Category,
  rows: Readonly<Record<NoInfer<Type>, AggregateCommandRow>>,
  bodies: Readonly<Record<Type, BodyClass>>,
  except: readonly Type[] = [],
): void => {
  for (const type of Object.keys(bodies) as Type[])
    if (!except.includes(type)) addRoute(controller, category, type, rows[type], bodies[type]);
};

/** A series begins with its first document, under the id that stands in the path. */
const beginsByName = /^Adopt/;

const addRoute = (
  controller: ControllerClass,
  category: Category,
  type: string,
  row: AggregateCommandRow,
  body: BodyClass,
): void => {
  const { idName } = categories[category];
  const name = type.charAt(0).toLowerCase() + type.slice(1);
  const prototype = controller.prototype as Record<string, unknown>;
  prototype[name] = row.begins
    ? function begin(this: WithDesk, request: FastifyRequest, reply: FastifyReply) {
        return this.desk.take(type, { category, id: undefined }, body, request, reply);
      }
    : function take(this: WithDesk, request: FastifyRequest, reply: FastifyReply, id: string) {
        return this.desk.take(type, { category, id }, body, request, reply);
      };
  const method = Object.getOwnPropertyDescriptor(prototype, name)!;
  Reflect.defineMetadata('design:paramtypes', [Object, Object, String], prototype, name);
  // Each aggregate has this one; a client made from the document needs a name for each.
  const operation = type === 'PassTimelineStep' && category !== 'case' ? `${category}${type}` : type;
  const answer = answerSchema(idName);
  const described = row.begins
    ? { row, statuses: [201], operation, answer }
    : { row, statuses: beginsByName.test(type) ? [200, 201] : [200], of: idName, operation, answer };
  for (const decorate of [
    row.begins ? Post() : Post(`:${idName}/${row.route}`),
    For(...row.roles),
    describesCommand(type, body, described),
  ])
    (decorate as MethodDecorator)(prototype, name, method);
  Req()(prototype, name, 0);
  Res({ passthrough: true })(prototype, name, 1);
  if (!row.begins) Param(idName)(prototype, name, 2);
};
