import { useTranslation } from 'react-i18next';
import { clockWord, waitsForWord } from '../frame/clock-words';
import { Instant } from '../frame/instant';
import type { ToldLine } from './use-around';

/** A notification: what it said in short, to whom, over which channel, and whether it went out. */
export const Told = ({ told }: { told: ToldLine }) => {
  const { t } = useTranslation();
  const { template, to, channel, status, ground, failure, attempts, settledAt, intendedAt, values } = told;
  const clock = values['clock'];
  const state = t(`notificationState.${status}`);
  const why = ground === null ? failure : t(`ground.${ground}`, { defaultValue: ground });
  return (
    <li>
      <span className="lines">
        <strong>
          {t(`told.${template}`, {
            defaultValue: template,
            clock: typeof clock === 'string' ? clockWord(t, clock) : '',
          })}
        </strong>
        <small>
          {'role' in to ? waitsForWord(t, to.role) : 'personId' in to ? t('told.person') : <bdi>{to.actorId}</bdi>}
          {channel !== null && <> · {t(`notificationChannel.${channel}`)}</>}
        </small>
        <small data-told={status}>
          {state}
          {why !== null && (
            <>
              {' · '}
              <bdi>{why}</bdi>
            </>
          )}
          {status !== 'sent' && attempts > 0 && <> · {t('around.attempts', { count: attempts })}</>}
        </small>
      </span>
      <Instant at={settledAt ?? intendedAt} />
    </li>
  );
};
