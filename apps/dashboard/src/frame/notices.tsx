import { Button, Code, Paper, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import { Problem } from '@lib/client';
import { isolated } from './isolate';
import { PageTitle } from './page-title';

export const Notice = ({ title, kind, children }: { title: string; kind: string; children: ReactNode }) => (
  <Paper component="section" className="card notice" data-notice={kind} withBorder>
    <Title order={2}>{title}</Title>
    {children}
  </Paper>
);

/** Nothing to show under this address: it does not exist, or is not for the role of who looks. */
export const NothingNotice = ({ title, text }: { title: string; text: string }) => {
  const { t } = useTranslation();
  return (
    <Notice title={title} kind="nothing">
      <Text>{text}</Text>
      <nav className="ways">
        <Link to="/cases">{t('page.cases')}</Link>
        <Link to="/sla">{t('page.sla')}</Link>
      </nav>
    </Notice>
  );
};

/** A page that failed by itself: a fault of ours, or one that an update has taken away meanwhile. */
export const BrokenPage = () => {
  const { t } = useTranslation();
  return (
    <main id="content" className="width">
      <PageTitle text={t('brokenPage.title')} />
      <Notice title={t('brokenPage.title')} kind="broken">
        <Text>{t('brokenPage.text')}</Text>
        <Button variant="default" onClick={() => location.reload()}>
          {t('brokenPage.reload')}
        </Button>
      </Notice>
    </main>
  );
};

export const UnknownPage = () => {
  const { t } = useTranslation();
  return (
    <main id="content" className="width">
      <PageTitle text={t('unknownPage.title')} />
      <NothingNotice title={t('unknownPage.title')} text={t('unknownPage.text')} />
    </main>
  );
};

/** An empty board says what it is for, and how to fill it. */
export const EmptyNotice = () => {
  const { t } = useTranslation();
  const commands = [
    ['npx mustafid demo', 'empty.demo'],
    ['npx mustafid demo --fill 400', 'empty.fill'],
    ['npx mustafid import receipt.csv', 'empty.import'],
  ] as const;
  return (
    <Notice title={t('empty.title')} kind="empty">
      <Text>{t('empty.text')}</Text>
      <dl className="commands">
        {commands.map(([command, what]) => (
          <div key={command}>
            <dt>
              <Code dir="ltr">{command}</Code>
            </dt>
            <dd>{t(what)}</dd>
          </div>
        ))}
      </dl>
      <Text c="dimmed" size="sm">
        {t('empty.series')}
      </Text>
    </Notice>
  );
};

/** What went wrong, in the service's own words where it had any, and what to quote when asking for help. */
export const TroubleNotice = ({ trouble, shown, retry }: { trouble: Error; shown: boolean; retry: () => void }) => {
  const { t } = useTranslation();
  const detail = trouble instanceof Problem ? trouble.body.detail : undefined;
  return (
    <Notice title={t('trouble.title')} kind="trouble">
      <Text>{detail === undefined ? t('trouble.away') : isolated(detail)}</Text>
      {shown && <Text>{t('trouble.keeps')}</Text>}
      <RequestId of={trouble} />
      <Button variant="default" onClick={retry}>
        {t('trouble.retry')}
      </Button>
    </Notice>
  );
};

export const NoRoleNotice = ({ trouble }: { trouble: Error }) => {
  const { t } = useTranslation();
  return (
    <Notice title={t('noRole.title')} kind="no-role">
      <Text>{t('noRole.text')}</Text>
      <RequestId of={trouble} />
    </Notice>
  );
};

const RequestId = ({ of }: { of: Error }) => {
  const { t } = useTranslation();
  const requestId = of instanceof Problem ? of.body.requestId : undefined;
  if (requestId === undefined) return null;
  return (
    <Text size="sm" c="dimmed">
      {t('trouble.requestId')}: <Code dir="ltr">{requestId}</Code>
    </Text>
  );
};
