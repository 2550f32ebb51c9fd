import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Where the pages before this one begin, from the first on: the service tells only where the next one does. */
    readonly trail?: readonly string[];
  }
}

const LONGEST_TRAIL = 500;

/** From page to page under the same filters; whoever came by a link to a page has no way back but to the first. */
export const PageTurner = ({ next, cursor }: { next: string | null; cursor: string | undefined }) => {
  const { t } = useTranslation();
  const { trail = [] } = useLocation().state;
  const before = trail.at(-1);
  if (next === null && cursor === undefined) return null;
  return (
    <nav className="page-turner" aria-label={t('cases.pages')}>
      {cursor !== undefined && (
        <Link to="/cases" search={({ cursor: _cursor, ...now }) => now}>
          {t('cases.first')}
        </Link>
      )}
      {cursor !== undefined && before !== undefined && (
        <Link
          to="/cases"
          search={(now) => ({ ...now, cursor: before || undefined })}
          state={(now) => ({ ...now, trail: trail.slice(0, -1) })}
          className="previous-page"
        >
          {t('cases.previous')}
        </Link>
      )}
      {next !== null && (
        <Link
          to="/cases"
          search={(now) => ({ ...now, cursor: next })}
          state={(now) => ({ ...now, trail: [...trail, cursor ?? ''].slice(-LONGEST_TRAIL) })}
          className="next-page"
        >
          {t('cases.next')}
        </Link>
      )}
    </nav>
  );
};
