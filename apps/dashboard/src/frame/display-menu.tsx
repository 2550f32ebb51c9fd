import { lazy, Suspense, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

const DisplayChoices = lazy(() => import('./display-choices'));

/** The choices of display, behind one button of the header. */
export const DisplayMenu = () => {
  const { t } = useTranslation();
  const id = useId();
  const [asked, ask] = useState(false);
  return (
    <>
      <button type="button" className="display-button" popoverTarget={id} data-display>
        {t('display')}
      </button>
      <div
        id={id}
        popover="auto"
        role="group"
        aria-label={t('display')}
        className="display-menu"
        onToggle={({ newState }) => newState === 'open' && ask(true)}
      >
        {asked && (
          <Suspense fallback={t('display')}>
            <DisplayChoices />
          </Suspense>
        )}
      </div>
    </>
  );
};
