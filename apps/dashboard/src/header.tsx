import { Button } from '@mantine/core';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import icon from './icon.svg';
import { addressWith } from './language';
import { signOut } from './session';
import { useLanguage } from './use-language';

export const Header = ({ signedIn }: { signedIn: boolean }) => {
  const { t } = useTranslation();
  const { language, switchTo } = useLanguage();
  const other = language === 'ar' ? 'en' : 'ar';
  const change = (event: MouseEvent): void => {
    event.preventDefault();
    switchTo(other);
  };
  return (
    <header className="header">
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <div className="width">
        <span className="brand">
          <img src={icon} alt="" width="28" height="28" />
          {t('product')}
        </span>
        <nav>
          <a href={addressWith('lang', other)} lang={other} hrefLang={other} className="language" onClick={change}>
            {t('otherLanguage')}
          </a>
          {signedIn && (
            <Button variant="subtle" size="xs" onClick={() => void signOut()}>
              {t('signOut')}
            </Button>
          )}
        </nav>
      </div>
    </header>
  );
};
