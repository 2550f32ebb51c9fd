import { Button, Paper, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signIn } from './session';

/** Says what the page is, and leads to the issuer. */
export const SignInPage = ({ trouble }: { trouble: 'failed' | 'expired' | undefined }) => {
  const { t, i18n } = useTranslation();
  const [state, setState] = useState<'idle' | 'leaving' | 'away'>('idle');
  const leave = (): void => {
    setState('leaving');
    signIn(i18n.language).catch(() => setState('away'));
  };
  const told = state === 'away' ? 'away' : trouble;
  return (
    <main id="content" className="sign-in">
      <Paper className="card" withBorder>
        <Title order={1}>{t('page.sla')}</Title>
        <Text>{t('signIn.text')}</Text>
        {told && (
          <Text role="alert" className="told">
            {t(`signIn.${told}`)}
          </Text>
        )}
        <Button fullWidth size="md" loading={state === 'leaving'} onClick={leave}>
          {t('signIn.button')}
        </Button>
      </Paper>
    </main>
  );
};
