import { answerOf, livez } from '@lib/client';
import { useQuery } from '@tanstack/react-query';
import { useAsking } from './service';

const LOOK_AGAIN_MS = 600_000;
/** How far an answer's date, whole seconds, may be off without being a wrong clock. */
const DOUBT_MS = 2_000;

/** What the service's clock says now, by the date of its answers: a browser's may be wrong. Undefined until it is known. */
export const useServiceNow = (): string | undefined => {
  const { client } = useAsking();
  const { data: offset, error } = useQuery({
    queryKey: ['service-clock'],
    queryFn: async () => {
      const answer = await livez({ client });
      answerOf(answer);
      const given = Date.parse(answer.response?.headers.get('date') ?? '');
      const difference = given - Date.now();
      return Number.isNaN(given) || Math.abs(difference) < DOUBT_MS ? 0 : difference;
    },
    staleTime: LOOK_AGAIN_MS,
    refetchInterval: LOOK_AGAIN_MS,
  });
  if (offset === undefined && !error) return undefined;
  return new Date(Date.now() + (offset ?? 0)).toISOString();
};
