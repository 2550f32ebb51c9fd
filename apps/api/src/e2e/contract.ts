import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

interface Response {
  readonly $ref?: string;
  readonly headers?: Readonly<Record<string, object>>;
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
}

type Responses = Readonly<Record<string, Response>>;

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Responses }>>>>;
  readonly components: { readonly responses: Responses };
}

/** An answer as it came over HTTP. */
export interface Answered {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly contentType: string;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Of HTTP itself, or the same on every answer whatever it says. */
const transport = new Set([
  ...['connection', 'content-length', 'content-type', 'date', 'keep-alive', 'transfer-encoding'],
  ...['cache-control', 'content-security-policy', 'vary', 'x-content-type-options'],
]);

/**
 * What the service says of itself, held against each of its answers: the status is described, each header is, the body is
 * as described, and holds nothing besides, although a client must bear more.
 */
export class Contract {
  private readonly routes: readonly { readonly path: string; readonly matches: RegExp }[];
  private readonly validators = new Map<string, ValidateFunction>();
  private readonly ajv = new Ajv({ strict: false, allErrors: true });

  constructor(private readonly described: OpenApi) {
    addFormats(this.ajv);
    this.ajv.addSchema({ ...(closed(described) as object), $id: 'service' });
    this.routes = Object.keys(described.paths)
      .toSorted((one, other) => parameters(one) - parameters(other))
      .map((path) => ({ path, matches: new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`) }));
  }

  /** Throws a sentence that names the route, the status and the place. */
  check({ method, path, status, contentType, headers, body }: Answered): void {
    const route = this.routes.find(({ matches }) => matches.test(path.split('?')[0]!))?.path;
    const operation = route === undefined ? undefined : this.described.paths[route]![method.toLowerCase()];
    if (route === undefined || operation === undefined) return; // no route of the service: its 404 is described nowhere
    const where = `${method} ${route} ${status}`;
    const { response, place } = this.answerAt(route, method.toLowerCase(), String(status));
    if (response === undefined) throw new Error(`${where} is not described: ${JSON.stringify(body)}`);
    const named = new Set(Object.keys(response.headers ?? {}).map((name) => name.toLowerCase()));
    const unnamed = [...headers.keys()].filter((name) => !transport.has(name) && !named.has(name));
    if (unnamed.length > 0) throw new Error(`${where} has headers that are not described: ${unnamed.join(', ')}`);
    const kind = contentType.split(';')[0]!;
    if (response.content?.[kind]?.schema === undefined) {
      if (response.content !== undefined || body !== '') throw new Error(`${where} is not described as ${kind}.`);
      return;
    }
    const { detail } = body as { detail?: unknown };
    if (status >= 400 && String(detail).includes('…'))
      throw new Error(`${where} leaves a value out: ${String(detail)}`);
    const isValid = this.validatorAt([...place, 'content', kind, 'schema']);
    if (!isValid(body)) throw new Error(`${where} is not as described: ${(isValid.errors ?? []).map(told).join('; ')}`);
  }

  /** An answer as the document tells it, on its route or once for all, and where. */
  private answerAt(route: string, method: string, status: string): { response?: Response; place: readonly string[] } {
    const own = this.described.paths[route]![method]!.responses[status];
    const name = own?.$ref?.split('/').at(-1);
    if (name === undefined) return { response: own, place: ['paths', route, method, 'responses', status] };
    return { response: this.described.components.responses[name], place: ['components', 'responses', name] };
  }

  private validatorAt(place: readonly string[]): ValidateFunction {
    const pointer = place.map((step) => step.replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
    const known = this.validators.get(pointer);
    if (known) return known;
    const made = this.ajv.compile({ $ref: `service#/${encodeURI(pointer)}` });
    this.validators.set(pointer, made);
    return made;
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
