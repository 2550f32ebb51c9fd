import { useTranslation } from 'react-i18next';
import { firstDay, timeOfDay } from '../frame/dates';
import { figure } from '../frame/figures';
import { useLanguage } from '../frame/use-language';

/** Lists of codes whose words the glossary has, by the member that carries them. */
const WORDS: Readonly<Record<string, string>> = {
  stage: 'stage',
  loops: 'loop',
  outcome: 'outcome',
  'clock.state': 'clockState',
  use: 'series',
};
const INSTANT = /^\d{4}-\d{2}-\d{2}T/;
const DIGEST = /^[0-9a-f]{64}$/;
const SHORT = 12;

/** A fact of a case in words, whatever its kind. */
export const MemberValue = ({ member, value }: { member: string; value: unknown }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const wordFor = (code: string): string => {
    const list = WORDS[member];
    return list === undefined ? code : t(`${list}.${code}`, { defaultValue: code });
  };
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0))
    return <>{t('value.none')}</>;
  if (typeof value === 'boolean') return <>{t(value ? 'value.yes' : 'value.no')}</>;
  if (Array.isArray(value)) return <>{value.map((each) => wordFor(String(each))).join(t('list.comma'))}</>;
  if (member === 'assignee') return <AssigneeName assignee={value as { role?: string; actorId?: string }} />;
  if (typeof value === 'object') return <bdi>{JSON.stringify(value)}</bdi>;
  if (typeof value === 'number') return <>{figure(value, language)}</>;
  const text = String(value);
  if (INSTANT.test(text))
    return (
      <time dateTime={text} title={text}>
        {firstDay(text, language)} · <bdi>{timeOfDay(text, language)}</bdi>
      </time>
    );
  if (DIGEST.test(text)) return <bdi title={text}>{text.slice(0, SHORT)}…</bdi>;
  return <bdi>{wordFor(text)}</bdi>;
};

const AssigneeName = ({ assignee: { role, actorId } }: { assignee: { role?: string; actorId?: string } }) => {
  const { t } = useTranslation();
  return role === undefined ? <bdi>{actorId}</bdi> : <>{t(`role.${role}`)}</>;
};
