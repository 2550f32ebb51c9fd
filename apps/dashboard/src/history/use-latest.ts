import { useCallback, useRef } from 'react';

/** One function for as long as the part is shown, which calls the one that was given last. */
export const useLatest = <Given>(call: (given: Given) => void): ((given: Given) => void) => {
  const latest = useRef(call);
  latest.current = call;
  return useCallback((given: Given) => latest.current(given), []);
};
