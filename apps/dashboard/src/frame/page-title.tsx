import { Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** The page's one heading, which is the window's name too. */
export const PageTitle = ({ text, children }: { text: string; children?: ReactNode }) => {
  const { t } = useTranslation();
  const product = t('product');
  useEffect(() => {
    document.title = `${text} · ${product}`;
  }, [text, product]);
  return <Title order={1}>{children ?? text}</Title>;
};
