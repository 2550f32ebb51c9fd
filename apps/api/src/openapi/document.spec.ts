import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { makeOpenApiDocument } from './document';

/** Where the linter asks for what is not so, and why not. */
const exceptions: Readonly<Record<string, (pointer: string) => boolean>> = {
  'info-license': () => true, // whoever runs the service says under what terms
  'operation-4xx-response': (pointer) => /~1(?:livez|readyz)\//.test(pointer), // they take nothing and refuse nobody
};

interface Finding {
  readonly ruleId: string;
  readonly message: string;
  readonly pointer: string;
}

/** What the linter finds, as `rule at place: message`; it holds the examples against their shapes too. */
const lint = (document: object): string[] => {
  const said = execFileSync(process.execPath, [path.join(__dirname, 'lint.mjs')], {
    input: JSON.stringify(document),
    encoding: 'utf8',
  });
  return (JSON.parse(said) as Finding[])
    .filter(({ ruleId, pointer }) => !exceptions[ruleId]?.(pointer))
    .map(({ ruleId, message, pointer }) => `${ruleId} at ${pointer}: ${message}`);
};

// eslint-disable-next-line typescript/no-explicit-any -- an OpenAPI document
type Described = any;

let described: Described;
beforeAll(async () => {
  described = await makeOpenApiDocument();
});

const operations = (): [string, Described][] =>
  Object.entries<Record<string, object>>(described.paths).flatMap(([route, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, object] => [`${method} ${route}`, operation]),
  );

const namesOf = (references: readonly { readonly $ref: string }[]): string[] =>
  references.map(({ $ref }) => $ref.split('/').at(-1)!);

describe('the description of the service', () => {
  it('is without fault by the strict rules of the linter', () => {
    expect(lint(described)).toEqual([]);
  });

  it('is found faulty where an example is not of its shape, and where an answer is missing', () => {
    const broken = structuredClone(described);
    const { post } = broken.paths['/v1/cases'];
    post.requestBody.content['application/json'].examples.ar.value.channel = 'fax';
    delete post.responses['201'];
    const found = lint(broken);
    expect(found.some((line) => line.startsWith('no-invalid-media-type-examples at #/paths/~1v1~1cases/post'))).toBe(
      true,
    );
    expect(found.some((line) => line.startsWith('operation-2xx-response at #/paths/~1v1~1cases/post'))).toBe(true);
  });

  it('says of each route what it is for, which headers it takes and which each answer has', () => {
    for (const [where, { summary, tags, parameters, responses }] of operations()) {
      expect([where, typeof summary, tags?.length]).toEqual([where, 'string', 1]);
      const unexplained = parameters.filter((one: Described) => !('$ref' in one) && !one.description);
      expect([where, unexplained]).toEqual([where, []]);
      const sent = namesOf(parameters.filter((parameter: object) => '$ref' in parameter));
      expect(sent).toEqual(expect.arrayContaining(['Accept-Language', 'X-Request-Id', 'traceparent']));
      const answers = Object.values<{ headers?: object }>(responses).filter((answer) => !('$ref' in answer));
      for (const { headers } of answers) expect(headers).toMatchObject({ 'X-Request-Id': {}, traceparent: {} });
    }
  });

  it('says who needs a token, and that a body may be refused unread', () => {
    const { '/metrics': metrics, '/livez': livez, '/v1/cases': cases, '/v1/reconciliation': asked } = described.paths;
    expect([metrics, livez, cases].map(({ get }) => get.security)).toEqual([
      [{ bearer: [] }, { issuer: [] }, {}],
      [],
      [{ bearer: [] }, { issuer: [] }],
    ]);
    expect(Object.keys(asked.post.responses)).toEqual(expect.arrayContaining(['413', '415']));
  });

  it('has an example of each body and each answer, in both languages where they differ', () => {
    for (const [where, { requestBody, responses }] of operations())
      for (const { content } of [requestBody, ...Object.values<object>(responses)].filter(Boolean)) {
        const { examples } = content?.['application/json'] ?? { examples: { example: {} } };
        expect([where, Object.keys(examples)]).toEqual([where, 'example' in examples ? ['example'] : ['ar', 'en']]);
      }
    const { ar, en } = described.paths['/v1/cases'].post.requestBody.content['application/json'].examples;
    expect([ar.value.personal[0].data.name, en.value.personal[0].data.name]).toEqual([
      'نورة (مثال)',
      'Noura (an example)',
    ]);
  });

  it('shows a problem of each status as the service writes it, in both languages', () => {
    for (const [status, { content }] of Object.entries<Described>(described.components.responses)) {
      const [ar, en] = namesOf(Object.values(content['application/problem+json'].examples)).map(
        (name) => described.components.examples[name].value,
      );
      expect([ar.status, en.status]).toEqual([Number(status), Number(status)]);
      expect([ar.detail, en.detail].map((detail) => /[\u0600-\u06ff]/.test(detail))).toEqual([true, false]);
      expect(`${ar.detail}${en.detail}`).not.toContain('…');
    }
  });
});
