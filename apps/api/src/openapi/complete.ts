import type { OpenAPIObject } from '@nestjs/swagger';
import type { Language } from '@lib/domain';
import { exampleOf, type Schema } from './example-of';
import { answerHeaders, everyAnswer, everyRequest, headersOf, sentHeaders } from './parts';
import { parameterWords } from './parameter-words';
import { problemAnswer, problemExamples, problemResponses, problemSchema } from './problem-parts';

interface Content {
  readonly schema?: Schema;
  readonly examples?: object;
}
type Contents = Readonly<Record<string, Content>>;

interface Answer {
  readonly headers?: object;
  readonly content?: Contents;
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Contents };
  readonly responses: Readonly<Record<string, Answer>>;
  readonly security?: readonly object[];
}

const JSON_TYPE = 'application/json';
const both: readonly Language[] = ['ar', 'en'];

/**
 * What every route has in common, told once: who may ask, the headers of each request and answer, and examples of each body
 * and answer in both languages, made from their shapes.
 */
export const completed = (made: OpenAPIObject, server: string): OpenAPIObject => {
  const schemas = { ...made.components?.schemas, Problem: problemSchema } as Record<string, Schema>;
  const paths = Object.entries(made.paths).map(([path, methods]) => [
    path,
    Object.fromEntries(
      Object.entries(methods as Record<string, Operation>).map(([method, operation]) => [
        method,
        completedOperation(method, operation, schemas),
      ]),
    ),
  ]);
  return {
    ...made,
    servers: [{ url: server }],
    paths: Object.fromEntries(paths),
    components: {
      ...made.components,
      schemas,
      headers: answerHeaders,
      parameters: Object.fromEntries(
        Object.entries(sentHeaders).map(([name, header]) => [name, { name, in: 'header', required: false, ...header }]),
      ),
      examples: problemExamples(),
      responses: problemResponses(),
    },
  } as unknown as OpenAPIObject;
};

const completedOperation = (method: string, operation: Operation, schemas: Record<string, Schema>): object => ({
  ...operation,
  security: securityOf(operation),
  parameters: [
    ...(operation.parameters ?? []).map((parameter) =>
      parameter.in === 'header' ? byName(parameter.name) : described(parameter),
    ),
    ...everyRequest.map(byName),
  ],
  ...(operation.requestBody && {
    requestBody: { ...operation.requestBody, content: withExamples(operation.requestBody.content, schemas, true) },
  }),
  responses: Object.fromEntries(
    Object.entries({ ...(method === 'post' && unreadBody), ...operation.responses }).map(([status, answer]) => [
      status,
      isProblem(status, answer) ? problemAnswer(Number(status)) : completedAnswer(answer, schemas),
    ]),
  ),
});

/** A body is read before the route is asked, also where the route wants none. */
const unreadBody: Readonly<Record<string, Answer>> = { 413: {}, 415: {} };

/** Who must have a token; where one may be missed but none is asked for, some callers need none. */
const securityOf = ({ security, responses }: Operation): object[] => {
  if (security === undefined && responses['401'] === undefined) return [];
  return [{ bearer: [] }, { issuer: [] }, ...(security === undefined ? [{}] : [])];
};

/** What a route says of a problem is its status. */
const isProblem = (status: string, { content }: Answer): boolean => Number(status) >= 400 && content === undefined;

const completedAnswer = ({ headers, content, ...answer }: Answer, schemas: Record<string, Schema>): object => ({
  ...answer,
  headers: { ...headers, ...headersOf(...everyAnswer) },
  ...(content && { content: withExamples(content, schemas, false) }),
});

/** With what its name means, where it does not say so itself. */
const described = (parameter: { readonly name: string; readonly schema?: Schema }): object => ({
  description: parameter.schema?.description ?? parameterWords[parameter.name],
  ...parameter,
});

const byName = (name: string): object => ({ $ref: `#/components/parameters/${name}` });

const withExamples = (contents: Contents, schemas: Record<string, Schema>, short: boolean): Contents => {
  const { schema, examples } = contents[JSON_TYPE] ?? {};
  if (schema === undefined || examples !== undefined) return contents;
  const [ar, en] = both.map((language) => exampleOf(schema, { language, schemas, short }));
  const isSame = JSON.stringify(ar) === JSON.stringify(en);
  const told = isSame ? { example: { value: ar } } : { ar: { value: ar }, en: { value: en } };
  return { ...contents, [JSON_TYPE]: { schema, examples: told } };
};
