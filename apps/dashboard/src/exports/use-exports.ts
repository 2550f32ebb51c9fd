import { answerOf, myExports, type MyExportsResponses } from '@lib/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useAsking, type Asking } from '../frame/service';

export type Export = MyExportsResponses[200]['items'][number];

/** Where the log stood when this reader last asked for an export: the list shows at least that. */
export const LAST_ASKED = ['last asked export'];

const PAGE = 25;
const WHILE_MADE_MS = 1_000;
const AT_REST_MS = 30_000;

/** My exports; looked at often while one of them is being made. */
export const useExports = (cursor: string | undefined) => {
  const ask = useAsking();
  const queries = useQueryClient();
  return useQuery({
    queryKey: ['exports', cursor, ask.headers['accept-language']],
    queryFn: async () => {
      const position = queries.getQueryData<string>(LAST_ASKED);
      const headers = { ...ask.headers, ...(position === undefined ? {} : { 'Mustafid-Position': position }) };
      return answerOf(await myExports({ ...ask, headers, query: { cursor, limit: PAGE } }));
    },
    refetchInterval: ({ state: { data } }) =>
      data?.items.some(({ status }) => status === 'waiting') ? WHILE_MADE_MS : AT_REST_MS,
  });
};

interface WritableFile {
  createWritable(): Promise<WritableStream<Uint8Array>>;
}
type Picker = (options: { suggestedName: string }) => Promise<WritableFile>;

/** Above this a file goes straight to the disk where the browser can do that. */
const LARGE_BYTES = 64_000_000;

/** Digest of what came is not what the log says. */
export class DigestDiffers extends Error {}

/** Brings a file to the reader's disk; `told` hears how many bytes have come. Throws Problem, DigestDiffers. */
export const saveExport = async (
  { exportId, fileName, sha256, bytes }: Export,
  { headers }: Asking,
  told: (bytes: number) => void,
): Promise<void> => {
  const picker = (window as unknown as { showSaveFilePicker?: Picker }).showSaveFilePicker;
  const target = picker && (bytes ?? 0) > LARGE_BYTES ? await picker({ suggestedName: fileName }) : undefined;
  const response = await fetch(`/v1/exports/${encodeURIComponent(exportId)}/file`, { headers });
  const error: unknown = response.ok ? undefined : await response.json().catch(() => undefined);
  answerOf({ data: response, error, response });
  const counted = response.body!.pipeThrough(countedBytes(told));
  if (target) return counted.pipeTo(await target.createWritable());
  const file = await new Response(counted).blob();
  if (sha256 !== null && (await digestOf(file)) !== sha256) throw new DigestDiffers();
  give(file, fileName);
};

const countedBytes = (told: (bytes: number) => void): TransformStream<Uint8Array, Uint8Array> => {
  let come = 0;
  return new TransformStream({
    transform: (piece, controller) => {
      come += piece.byteLength;
      told(come);
      controller.enqueue(piece);
    },
  });
};

const digestOf = async (file: Blob): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

const give = (file: Blob, name: string): void => {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
};
