import { Button, Text } from '@mantine/core';
import { Problem } from '@lib/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsking } from '../frame/service';
import { isolated } from '../frame/isolate';
import { DigestDiffers, saveExport, type Export } from './use-exports';

/** The file itself, its digest, and what became of bringing it here. */
export const ExportFile = ({ of }: { of: Export }) => {
  const { t } = useTranslation();
  const ask = useAsking();
  const queries = useQueryClient();
  const [come, setCome] = useState(0);
  const { mutate, error, isPending, isSuccess } = useMutation({
    mutationFn: () => saveExport(of, ask, setCome),
    onSettled: () => queries.invalidateQueries({ queryKey: ['exports'] }),
  });
  if (of.sha256 === null) return '–';
  const percent = of.bytes ? Math.floor((come / of.bytes) * 100) : 100;
  return (
    <span className="lines">
      {of.status === 'ready' && (
        <Button size="xs" variant="default" disabled={isPending} onClick={() => mutate()}>
          {isPending ? t('exports.downloading', { percent }) : t('exports.download')}
        </Button>
      )}
      <small title={of.sha256} className="digest">
        {t('exports.digest')} <bdi dir="ltr">{of.sha256.slice(0, 12)}…</bdi>
      </small>
      <span role="status">{isSuccess && <small className="whole">{t('exports.whole')}</small>}</span>
      {error && (
        <Text role="alert" size="sm" className="told">
          {wordOf(error) ?? t(error instanceof DigestDiffers ? 'exports.differs' : 'trouble.away')}
        </Text>
      )}
    </span>
  );
};

const wordOf = (error: Error): string | undefined =>
  error instanceof Problem ? isolated(error.body.detail ?? error.body.title) : undefined;
