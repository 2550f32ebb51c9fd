import { createContext, useContext } from 'react';
import type { Session } from './session';

interface Door {
  readonly session: Session;
  /** The service took the token no more: signing in anew is what is left. */
  readonly expire: () => void;
}

export const SessionContext = createContext<Door>({ session: {}, expire: () => undefined });

export const useSession = (): Door => useContext(SessionContext);
