import { Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAlertCount } from '../alerts/use-alerts';

/** The page's one heading, which is the window's name too; alerts are counted before it, for who looks elsewhere. */
export const PageTitle = ({ text, children }: { text: string; children?: ReactNode }) => {
  const { t } = useTranslation();
  const product = t('product');
  const count = useAlertCount();
  useEffect(() => {
    document.title = `${count > 0 ? `(${count}) ` : ''}${text} · ${product}`;
  }, [text, product, count]);
  return <Title order={1}>{children ?? text}</Title>;
};
