import { answerOf, audit, Problem, words, type AuditResponses } from '@lib/client';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsking, useSeriesList } from '../frame/service';
import { useClauses } from '../frame/use-clauses';
import { hijriOf, type Completion, type Values } from './search-terms';

export type AuditEntry = AuditResponses[200]['items'][number];

const PAGE = 50;

/** A search that says nothing is not asked again: it would say no more. */
export const useAudit = (q: string, cursor: string | undefined) => {
  const ask = useAsking();
  return useQuery({
    queryKey: ['audit', q, cursor, ask.headers['accept-language']],
    queryFn: async () => answerOf(await audit({ ...ask, query: { q, cursor, limit: PAGE } })),
    retry: (count, error) => !(error instanceof Problem && error.status < 500) && count < 2,
  });
};

/** As the service knows them; what each means stands in the page's words. */
export const QUALIFIERS = [
  'type',
  'clause',
  'actor',
  'role',
  'reference',
  'case',
  'policy',
  'version',
  'since',
  'until',
] as const;

/** What can stand in a search, in the words of the reader's language. */
export const useCompletions = (shown: readonly AuditEntry[]): { qualifiers: readonly Completion[]; values: Values } => {
  const { t, i18n } = useTranslation();
  const clauses = useClauses().data;
  const series = useSeriesList();
  return useMemo(() => {
    const language = i18n.language === 'en' ? 'en' : 'ar';
    const wordsUnder = (prefix: string): Completion[] =>
      Object.entries(words)
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, word]) => ({ insert: key.slice(prefix.length), label: word[language] }));
    const days = daysOf(new Date()).map(([insert, word]) => ({ insert, label: t(`audit.day.${word}`) }));
    const different = (given: readonly string[]): Completion[] =>
      [...new Set(given)].map((insert) => ({ insert, label: '' }));
    return {
      qualifiers: QUALIFIERS.map((name) => ({ insert: `${name}:`, label: t(`audit.by.${name}`) })),
      values: {
        type: wordsUnder('line.'),
        role: wordsUnder('role.'),
        clause: (clauses ?? []).map(({ clause, text }) => ({ insert: clause, label: text[language] })),
        actor: shown
          .map(({ actor: { id, roles } }) => ({
            insert: id,
            label: roles.map((role) => t(`role.${role}`, { defaultValue: role })).join(t('list.comma')),
          }))
          .filter(({ insert }, index, all) => all.findIndex((each) => each.insert === insert) === index),
        reference: different(shown.flatMap(({ reference }) => reference ?? [])),
        policy: series.map(({ policyId, use }) => ({
          insert: policyId,
          label: t(`series.${use}`, { defaultValue: '' }),
        })),
        version: different(series.flatMap(({ versions }) => versions.map(({ version }) => String(version)))),
        since: days,
        until: days,
      },
    };
  }, [t, i18n.language, clauses, series, shown]);
};

const daysOf = (now: Date): readonly (readonly [string, string])[] => {
  const today = hijriOf(now);
  return [
    [today, 'today'],
    [`${today.slice(0, 7)}-01`, 'month'],
    [`${today.slice(0, 4)}-01-01`, 'year'],
  ];
};
