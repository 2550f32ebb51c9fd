import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { besideOf, type Place } from './beside';

const ClauseText = lazy(() => import('./clause-text'));

/** A clause of the policy by its number; asked, it shows what the board adopted. */
export const ClauseMark = ({ clause }: { clause: string }) => {
  const { t } = useTranslation();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [place, setPlace] = useState<Place>();
  const isOpen = place !== undefined;
  useEffect(() => {
    if (!isOpen) return;
    const moved = new AbortController();
    const follow = (): void => setPlace(besideOf(button.current!));
    for (const what of ['resize', 'scroll']) addEventListener(what, follow, { signal: moved.signal, capture: true });
    return () => moved.abort();
  }, [isOpen]);
  return (
    <span className="clause-mark">
      <button type="button" className="clause" ref={button} popoverTarget={id}>
        {t('clause')} <bdi>{clause.replace(/^P/, '')}</bdi>
      </button>
      <span
        id={id}
        popover="auto"
        className="clause-text"
        style={place}
        onToggle={({ newState }) => setPlace(newState === 'open' ? besideOf(button.current!) : undefined)}
      >
        {isOpen && (
          <Suspense fallback={t('clause')}>
            <ClauseText clause={clause} />
          </Suspense>
        )}
      </span>
    </span>
  );
};
