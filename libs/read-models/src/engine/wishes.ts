import type { ReadDatabase } from '../database';
import { WISH_CHANNEL } from './leases';
import type { AnyProjection } from './projection';

/** What an operator can ask of a projection, from whichever process. */
export const wishes = ['rebuild', 'retry', 'verify'] as const;
export type Wish = (typeof wishes)[number];

/** Leaves the wish for the projector that holds the projection. False: there is no such projection. */
export const wish = async (database: ReadDatabase, name: string, what: Wish): Promise<boolean> => {
  const asked = await database.query(
    `with asked as (update projections set wish = $2 where name = $1 and role = 'live' returning name)
     select pg_notify($3, name) from asked`,
    [name, what, WISH_CHANNEL],
  );
  return asked.length > 0;
};

export const takeWishes = async (
  database: ReadDatabase,
  projections: readonly AnyProjection[],
): Promise<{ name: string; wish: Wish }[]> =>
  database.query(
    `with open as (select name, version, role, wish from projections where name = any($1::text[]) and wish is not null for update)
     update projections p set wish = null from open o
     where p.name = o.name and p.version = o.version and p.role = o.role returning p.name, o.wish`,
    [projections.map((projection) => projection.name)],
  );
