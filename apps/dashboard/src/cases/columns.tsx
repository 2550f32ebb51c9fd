import type { CasesResponses } from '@lib/client';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { nameOf } from '../frame/case-link';
import { clockWord, waitsForWord } from '../frame/clock-words';
import { secondDay, firstDay, timeOfDay, type Language } from '../frame/dates';
import { Instant } from '../frame/instant';
import { Remaining } from '../frame/remaining';
import { standingWord } from '../frame/standing';
import { StateMark } from '../frame/state-mark';
import { standingOf } from './due-clock';

export type ListedCase = CasesResponses[200]['items'][number];

export interface ListedPage {
  readonly items: readonly ListedCase[];
  readonly next: string | null;
  /** When the service gave it. */
  readonly asOf: string;
}

interface Showing {
  readonly t: TFunction;
  readonly language: Language;
  readonly asOf: string;
}

/** How a fact of a case is shown, and what stands for it in a file. */
export interface Column {
  readonly name: string;
  readonly show?: (shown: ListedCase, asOf: string) => ReactNode;
  readonly text: (shown: ListedCase, showing: Showing) => string;
}

const coded =
  (list: string, member: (shown: ListedCase) => string | null | undefined) =>
  (shown: ListedCase, { t }: Showing): string => {
    const code = member(shown);
    return code === null || code === undefined ? '' : t(`${list}.${code}`, { defaultValue: code });
  };

const dates = (instant: string | null | undefined, language: Language): string =>
  instant === null || instant === undefined
    ? ''
    : [firstDay, secondDay, timeOfDay].map((part) => part(instant, language)).join(' · ');

/** Beside the number, which is always there. */
export const columns: readonly Column[] = [
  { name: 'stage', text: coded('stage', ({ stage }) => stage) },
  {
    name: 'clockColumn',
    text: ({ dueClock }, { t }) => (dueClock === null || dueClock === undefined ? '' : clockWord(t, dueClock)),
  },
  {
    name: 'queue.deadline',
    show: ({ dueAt }) => (dueAt ? <Instant at={dueAt} /> : '–'),
    text: ({ dueAt }, { language }) => dates(dueAt, language),
  },
  {
    name: 'state',
    show: (shown, asOf) => {
      const standing = standingOf(shown, asOf);
      if (!standing) return '–';
      return (
        <span className="lines">
          <StateMark state={standing.state} />
          <Remaining {...standing} />
        </span>
      );
    },
    text: (shown, { t, language, asOf }) => {
      const standing = standingOf(shown, asOf);
      if (!standing) return '';
      return [t(`clockState.${standing.state}`), standingWord(t, language, standing)].filter(Boolean).join(' · ');
    },
  },
  { name: 'queue.waitsFor', text: ({ waitsFor }, { t }) => (waitsFor === undefined ? '' : waitsForWord(t, waitsFor)) },
  { name: 'segment', text: coded('segment', ({ segment }) => segment) },
  { name: 'cases.support', text: coded('support', ({ requestedSupport }) => requestedSupport) },
  { name: 'channel', text: coded('channel', ({ channel }) => channel) },
  { name: 'cases.urgency', text: coded('urgency', ({ urgency }) => urgency) },
  {
    name: 'case.submitted',
    show: ({ submittedAt }) => <Instant at={submittedAt} />,
    text: ({ submittedAt }, { language }) => dates(submittedAt, language),
  },
];

export const usualColumns: readonly string[] = [
  'stage',
  'clockColumn',
  'queue.deadline',
  'state',
  'queue.waitsFor',
  'segment',
];

/** The table as a file: exactly the rows and columns that are seen. */
export const rowsOf = (
  cases: readonly ListedCase[],
  shown: readonly Column[],
  showing: Showing,
): readonly string[][] => [
  [showing.t('reference'), ...shown.map(({ name }) => showing.t(name))],
  ...cases.map((each) => [nameOf(each), ...shown.map(({ text }) => text(each, showing))]),
];
