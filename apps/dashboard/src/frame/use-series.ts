import { useNavigate, useSearch } from '@tanstack/react-router';

/** The policy series that is looked at, kept in the address; undefined for the live one. */
export const useSeries = (): readonly [string | undefined, (policy: string | undefined) => void] => {
  const { policy } = useSearch({ strict: false });
  const navigate = useNavigate();
  return [policy, (chosen) => void navigate({ to: '.', search: (now) => ({ ...now, policy: chosen }) })];
};
