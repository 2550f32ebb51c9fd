import { useEffect, useState } from 'react';
import { addressWith } from './language';

const inAddress = (): string | undefined => new URLSearchParams(location.search).get('policy') ?? undefined;

/** The policy series that is looked at, kept in the address; undefined for the live one. */
export const useSeries = (): readonly [string | undefined, (policy: string | undefined) => void] => {
  const [policy, setPolicy] = useState(inAddress);
  useEffect(() => {
    const back = (): void => setPolicy(inAddress());
    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, []);
  const choose = (chosen: string | undefined): void => {
    history.pushState(null, '', addressWith('policy', chosen));
    setPolicy(chosen);
  };
  return [policy, choose];
};
