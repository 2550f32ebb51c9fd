import { createClient, policies, slaBoard } from '@lib/client';
import type { Board } from './board-shape';

/** What the service said instead of an answer. */
export class ServiceTrouble extends Error {
  constructor(
    readonly status: number,
    readonly detail: string | undefined,
    readonly requestId: string | undefined,
  ) {
    super(detail ?? `status ${status}`);
  }
}

export interface Series {
  readonly policyId: string;
  readonly use: string;
}

interface Asking {
  readonly token: string;
  readonly language: string;
}

const client = createClient({ baseUrl: location.origin });

export const readBoard = async (asking: Asking, policy: string | undefined): Promise<Board> =>
  answerOf(
    await slaBoard({ client, headers: headersOf(asking), query: policy === undefined ? {} : { policy } }),
  ) as unknown as Board;

export const readSeries = async (asking: Asking): Promise<readonly Series[]> => {
  const { items } = answerOf(await policies({ client, headers: headersOf(asking) })) as unknown as { items: Series[] };
  return items;
};

const headersOf = ({ token, language }: Asking): Record<string, string> => ({
  authorization: `Bearer ${token}`,
  'accept-language': language,
});

interface Answer {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response?: Response;
}

const answerOf = ({ data, error, response }: Answer): unknown => {
  if (data !== undefined && response?.ok) return data;
  const { detail, requestId } = (typeof error === 'object' && error !== null ? error : {}) as Record<string, string>;
  throw new ServiceTrouble(
    response?.status ?? 0,
    detail,
    requestId ?? response?.headers.get('x-request-id') ?? undefined,
  );
};
