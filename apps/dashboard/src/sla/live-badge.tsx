import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { timeOfDay, type Language } from '../frame/dates';
import type { LiveBoard } from './use-board';

interface Parts extends Pick<LiveBoard, 'connection' | 'staleSince'> {
  readonly asOf: string | undefined;
  readonly language: Language;
  readonly onPause: (paused: boolean) => void;
}

/** Whether what is shown moves by itself; and the means to hold it still. */
export const LiveBadge = ({ connection, staleSince, asOf, language, onPause }: Parts) => {
  const { t } = useTranslation();
  const paused = connection === 'paused';
  const isStale = staleSince !== undefined && !paused;
  const word = {
    live: 'live',
    paused: 'live.paused',
    connecting: 'live.connecting',
    reconnecting: 'live.reconnecting',
  };
  return (
    <div className="live">
      <span className="live-badge" data-connection={isStale ? 'stale' : connection} role="status">
        <i aria-hidden="true" />
        {isStale ? t('live.stale').replace('…', timeOfDay(staleSince, language)) : t(word[connection])}
      </span>
      {asOf !== undefined && <small>{t('live.asOf', { time: timeOfDay(asOf, language) })}</small>}
      <Button variant="default" size="xs" onClick={() => onPause(!paused)}>
        {t(paused ? 'live.resume' : 'live.pause')}
      </Button>
    </div>
  );
};
