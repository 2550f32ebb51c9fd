import { Paper, Title } from '@mantine/core';
import type { TFunction } from 'i18next';
import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { actorIn } from '../frame/actor-name';
import { firstDay, riyadhTime, secondDay, timeOfDay, type Language } from '../frame/dates';
import { figure } from '../frame/figures';
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
  const language = useLanguage();
  const list = useRef<HTMLOListElement>(null);
  const go = useLatest(stepTo);
  useEffect(() => {
    list.current?.children[place]?.scrollIntoView({ block: 'nearest' });
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
            t={t}
            language={language}
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
  readonly t: TFunction;
  readonly language: Language;
}

/** A step draws the lines anew that it passes, not all five hundred; nor does each of them ask for the words by itself. */
const Line = memo(({ entry, index, when, go, t, language }: LineParts) => (
  <li data-place={when}>
    <button type="button" aria-current={when === 'now' ? 'true' : undefined} onClick={() => go(index)}>
      <b>{figure(entry.revision, language)}</b>
      <span className="lines">
        <strong>{t(`line.${entry.type}`, { defaultValue: entry.type })}</strong>
        <small>{actorIn(t, entry.actor)}</small>
        <small>
          <time dateTime={entry.occurredAt} title={riyadhTime(entry.occurredAt)}>
            {firstDay(entry.occurredAt, language)} · {secondDay(entry.occurredAt, language)} ·{' '}
            <bdi>{timeOfDay(entry.occurredAt, language)}</bdi>
          </time>
        </small>
      </span>
    </button>
  </li>
));
