import { Paper, Title } from '@mantine/core';
import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ActorName } from '../frame/actor-name';
import { secondDay, firstDay, riyadhTime, timeOfDay } from '../frame/dates';
import { useFigure } from '../frame/use-figure';
import { useLanguage } from '../frame/use-language';
import type { Entry } from './replay';
import { useLatest } from './use-latest';

export interface EntriesParts {
  readonly entries: readonly Entry[];
  readonly place: number;
  readonly stepTo: (place: number) => void;
}

/** The entries from the first to the last; what lies after the moment is pale. */
export const EntryTimeline = ({ entries, place, stepTo }: EntriesParts) => {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  const go = useLatest(stepTo);
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [place]);
  return (
    <Paper component="section" className="card timeline-card" withBorder>
      <Title order={2}>{t('history.entries')}</Title>
      <ol className="timeline" ref={list}>
        {entries.map((entry, index) => (
          <Line
            key={entry.revision}
            entry={entry}
            index={index}
            when={index < place ? 'passed' : index === place ? 'now' : 'ahead'}
            go={go}
          />
        ))}
      </ol>
    </Paper>
  );
};

interface LineParts {
  readonly entry: Entry;
  readonly index: number;
  readonly when: 'passed' | 'now' | 'ahead';
  readonly go: (place: number) => void;
}

/** A step draws the lines anew that it passes, not all five hundred. */
const Line = memo(({ entry, index, when, go }: LineParts) => {
  const { t } = useTranslation();
  const figure = useFigure();
  return (
    <li data-place={when}>
      <button type="button" aria-current={when === 'now' ? 'true' : undefined} onClick={() => go(index)}>
        <b>{figure(entry.revision)}</b>
        <span className="lines">
          <strong>{t(`line.${entry.type}`, { defaultValue: entry.type })}</strong>
          <small>
            <ActorName actor={entry.actor} />
          </small>
          <Moment at={entry.occurredAt} />
        </span>
      </button>
    </li>
  );
});

const Moment = ({ at }: { at: string }) => {
  const language = useLanguage();
  return (
    <small>
      <time dateTime={at} title={riyadhTime(at)}>
        {firstDay(at, language)} · {secondDay(at, language)} · <bdi>{timeOfDay(at, language)}</bdi>
      </time>
    </small>
  );
};
