import { Paper, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActorName } from '../frame/actor-name';
import { ClauseMark } from '../frame/clause-mark';
import { Instant } from '../frame/instant';
import { DifferenceTable } from './differences';
import { differencesOf, type CaseThen, type Entry } from './replay';

interface Parts {
  readonly entry: Entry;
  readonly before: CaseThen;
  readonly after: CaseThen;
  readonly entries: readonly Entry[];
}

/** One entry: who, when by both times, by which clause, of which command and request, and what it changed. */
export const EntryDetails = ({ entry, before, after, entries }: Parts) => {
  const { t } = useTranslation();
  const same = (member: 'causationId' | 'correlationId') =>
    entries.filter((each) => each[member] === entry[member] && each.revision !== entry.revision);
  return (
    <Paper component="section" className="card entry-details" withBorder aria-live="polite">
      <Title order={2}>{t(`line.${entry.type}`, { defaultValue: entry.type })}</Title>
      <dl className="facts">
        <Fact name={t('occurred_at')}>
          <Instant at={entry.occurredAt} />
        </Fact>
        <Fact name={t('recorded_at')}>
          <Instant at={entry.recordedAt} />
        </Fact>
        <Fact name={t('history.actor')}>
          <ActorName actor={entry.actor} />
        </Fact>
        <Fact name={t('clause')}>
          <span className="clauses">
            {entry.clauses.length === 0
              ? t('source.house')
              : entry.clauses.map((clause) => <ClauseMark key={clause} clause={clause} />)}
          </span>
        </Fact>
        <Fact name={t('policy_version')}>{entry.policyVersion}</Fact>
        <Fact name={t('history.cause')}>
          <Related id={entry.causationId} entries={same('causationId')} />
        </Fact>
        <Fact name={t('history.correlation')}>
          <Related id={entry.correlationId} entries={same('correlationId')} />
        </Fact>
      </dl>
      <Title order={3}>{t('history.changed')}</Title>
      <DifferenceTable differences={differencesOf(before, after)} />
      <details className="working">
        <summary>{t('history.data')}</summary>
        <pre className="json" dir="ltr" tabIndex={0}>
          {JSON.stringify(entry.data, null, 2)}
        </pre>
      </details>
    </Paper>
  );
};

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const SHORT = 8;

/** An id, and the way to the other entries that carry it. */
const Related = ({ id, entries }: { id: string; entries: readonly Entry[] }) => (
  <span className="related">
    <bdi title={id}>{id.slice(0, SHORT)}</bdi>
    {entries.map(({ revision }) => (
      <Link
        key={revision}
        from="/cases/$caseId/history"
        to="."
        search={({ at: _at, knownAt: _knownAt, ...now }) => ({ ...now, revision: String(revision) })}
        resetScroll={false}
      >
        {revision}
      </Link>
    ))}
  </span>
);
