import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

interface Operation {
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: object }>> }>
  >;
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** An answer as it came over HTTP. */
export interface Answered {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly contentType: string;
  readonly body: unknown;
}

/**
 * What the service says of itself, held against each of its answers: the status is described, the body is as described,
 * and holds nothing besides, although a client must bear more.
 */
export class Contract {
  private readonly routes: readonly { readonly path: string; readonly matches: RegExp }[];
  private readonly validators = new Map<string, ValidateFunction | undefined>();
  private readonly ajv = new Ajv({ strict: false, allErrors: true });

  constructor(private readonly described: OpenApi) {
    addFormats(this.ajv);
    this.ajv.addSchema({ ...(closed(described) as object), $id: 'service' });
    this.routes = Object.keys(described.paths)
      .toSorted((one, other) => parameters(one) - parameters(other))
      .map((path) => ({ path, matches: new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`) }));
  }

  /** Throws a sentence that names the route, the status and the place. */
  check({ method, path, status, contentType, body }: Answered): void {
    const route = this.routes.find(({ matches }) => matches.test(path.split('?')[0]!))?.path;
    const operation = route === undefined ? undefined : this.described.paths[route]![method.toLowerCase()];
    if (route === undefined || operation === undefined) return; // no route of the service: its 404 is described nowhere
    const where = `${method} ${route} ${status}`;
    const response = operation.responses[String(status)];
    if (response === undefined) throw new Error(`${where} is not described: ${JSON.stringify(body)}`);
    const kind = contentType.split(';')[0]!;
    const isValid = this.validatorOf(route, method.toLowerCase(), status, kind);
    if (isValid === undefined) {
      if (response.content !== undefined || body !== '') throw new Error(`${where} is not described as ${kind}.`);
      return;
    }
    const { detail } = body as { detail?: unknown };
    if (status >= 400 && String(detail).includes('…'))
      throw new Error(`${where} leaves a value out: ${String(detail)}`);
    if (!isValid(body)) throw new Error(`${where} is not as described: ${(isValid.errors ?? []).map(told).join('; ')}`);
  }

  private validatorOf(route: string, method: string, status: number, kind: string): ValidateFunction | undefined {
    const steps = ['paths', route, method, 'responses', String(status), 'content', kind, 'schema'];
    const pointer = steps.map((step) => step.replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
    if (!this.validators.has(pointer)) {
      const content = this.described.paths[route]![method]!.responses[String(status)]?.content?.[kind];
      this.validators.set(
        pointer,
        content?.schema === undefined ? undefined : this.ajv.compile({ $ref: `service#/${encodeURI(pointer)}` }),
      );
    }
    return this.validators.get(pointer);
  }
}

const told = ({ instancePath, message, params }: ErrorObject): string =>
  `${instancePath || '/'} ${message ?? ''} ${JSON.stringify(params)}`;

const parameters = (path: string): number => path.split('{').length;

/** The same document in which an object has no members but those that are named. */
const closed = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([name, value]) => [name, closed(value)]));
  const isShape = 'properties' in copy && typeof copy['properties'] === 'object' && !('additionalProperties' in copy);
  return isShape && copy['type'] === 'object' ? { ...copy, additionalProperties: false } : copy;
};
