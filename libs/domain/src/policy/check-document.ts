import { countings } from '../calendar';
import { Refused } from '../refused';
import { isDuration } from '../time/duration';
import { decisionParts, gates, type CodeEntry, type Length, type PolicyVersion } from './document';

/** Throws Refused('document_not_fit') with the pointer of the first member that no case could be judged by. */
export const checkDocument = (document: PolicyVersion): void => {
  checkWindows(document);
  checkLists(document);
  demand(isDuration(document.receivedAtMostBack), '/receivedAtMostBack');
  demand(document.warnAfterShare > 0 && document.warnAfterShare < 1, '/warnAfterShare');
  demand(['answer', 'verification'].includes(document.registrationFrom), '/registrationFrom');
  demand(everyIn(document.gates, gates), '/gates');
  demand(everyIn(document.decision?.requires, decisionParts), '/decision/requires');
  const { warning, form } = document;
  demand(isCount(warning?.attempts) && isCount(warning?.channels) && isDuration(warning?.wait), '/warning');
  demand(isTexts(warning?.reasonCodes), '/warning/reasonCodes');
  demand(isTexts(form?.required), '/form/required');
  demand(
    isRecord(form.requiredBySupport) && Object.values(form.requiredBySupport).every(isTexts),
    '/form/requiredBySupport',
  );
  checkAfterwards(document);
  checkClauses(document);
  checkTools(document);
};

/** P30: whatever names a clause names one that this version holds; every text stands in both languages. */
const checkClauses = (document: PolicyVersion): void => {
  const { clauses, reviewWindow, windows } = document;
  demand(Array.isArray(clauses) && clauses.length > 0, '/clauses');
  clauses.forEach((clause, index) =>
    demand(/^P\d{1,3}$/.test(clause?.id) && isInBothLanguages(clause.words), `/clauses/${index}`),
  );
  const allowed = clauses.map(({ id }) => id);
  demand(new Set(allowed).size === allowed.length, '/clauses');
  const known = (clause: string | undefined, pointer: string): void => {
    if (clause !== undefined && !allowed.includes(clause))
      throw new Refused('clause_unknown', 'P30', { pointer, allowed });
  };
  for (const part of ['floor', 'target', 'ceiling'] as const)
    known(reviewWindow[part]?.clause, `/reviewWindow/${part}/clause`);
  for (const [name, window] of Object.entries(windows)) {
    known(window.clause, `/windows/${name}/clause`);
    known(window.target?.clause, `/windows/${name}/target/clause`);
  }
};

/** P18: the tools by code and version, each once; the fields and texts in both languages. */
const checkTools = ({ documents, formFields, reminders, retention, notifications }: PolicyVersion): void => {
  demand(Array.isArray(documents), '/documents');
  documents.forEach((entry, index) => {
    const fits = isCode(entry?.code) && typeof entry.version === 'string' && entry.version.length > 0;
    demand(fits && isInBothLanguages(entry.words), `/documents/${index}`);
    demand(entry.sha256 === null || /^[0-9a-f]{64}$/.test(entry.sha256), `/documents/${index}/sha256`);
  });
  demand(Array.isArray(formFields), '/formFields');
  formFields.forEach((entry, index) =>
    demand(isCode(entry?.code) && isInBothLanguages(entry.words), `/formFields/${index}`),
  );
  for (const [name, schedule] of Object.entries(reminders))
    demand(Array.isArray(schedule) && schedule.length <= 12 && schedule.every(isDuration), `/reminders/${name}`);
  const { digestAt, quietHours, retries } = notifications;
  demand(digestAt === null || isTime(digestAt), '/notifications/digestAt');
  const isQuiet = quietHours === null || (isTime(quietHours.from) && isTime(quietHours.to));
  demand(isQuiet && quietHours?.from !== (quietHours?.to ?? ''), '/notifications/quietHours');
  demand(Array.isArray(retries) && retries.length <= 12 && retries.every(isDuration), '/notifications/retries');
  demand(retention === null || isLength(retention), '/retention');
};

const isInBothLanguages = (words: { ar?: unknown; en?: unknown } | undefined): boolean =>
  [words?.ar, words?.en].every((text) => typeof text === 'string' && text.trim().length > 0);

/** What comes after the decision and beside the case. */
const checkAfterwards = ({ confirmationWait, objectionWithin, followUps, survey }: PolicyVersion): void => {
  demand(isDuration(confirmationWait), '/confirmationWait');
  demand(isDuration(objectionWithin), '/objectionWithin');
  demand(Array.isArray(followUps) && followUps.length <= 12, '/followUps');
  followUps.forEach((entry, index) => demand(isDuration(entry?.after), `/followUps/${index}/after`));
  demand(isDuration(survey.reminderAfter), '/survey/reminderAfter');
  demand(isCount(survey.minimumSample), '/survey/minimumSample');
  demand(isTexts(survey.aspects) && survey.aspects.every(isCode), '/survey/aspects');
};

const checkWindows = ({ reviewWindow, windows }: PolicyVersion): void => {
  demand(isRecord(reviewWindow), '/reviewWindow');
  demand(['raising', 'submission', 'notice'].includes(reviewWindow.from), '/reviewWindow/from');
  demand(typeof reviewWindow.earlyAnswer === 'boolean', '/reviewWindow/earlyAnswer');
  for (const part of ['floor', 'target', 'ceiling'] as const)
    demand(reviewWindow[part] === null || isLength(reviewWindow[part]), `/reviewWindow/${part}`);
  // P27: «أسبوعين» are weeks of the calendar; no holiday and no amended calendar moves a floor.
  demand((reviewWindow.floor?.counting ?? 'calendar') === 'calendar', '/reviewWindow/floor/counting');
  for (const [name, window] of Object.entries(windows))
    demand(isRecord(window) && (window.target === null || isLength(window.target)), `/windows/${name}`);
};

const checkLists = (document: PolicyVersion): void => {
  for (const name of [
    'segments',
    'support',
    'urgency',
    'topics',
    'attachmentKinds',
    'findings',
    'departments',
  ] as const)
    checkCodes(document[name], `/${name}`);
  for (const [use, codes] of Object.entries(document.reasons)) checkCodes(codes, `/reasons/${use}`);
  for (const [name, texts] of Object.entries(document.texts))
    demand(Array.isArray(texts) && texts.length > 0 && texts.every((text) => isCount(text.version)), `/texts/${name}`);
  demand(isRecord(document.requirements), '/requirements');
  for (const [support, list] of Object.entries(document.requirements))
    demand(
      Array.isArray(list) && list.every((entry) => isCode(entry?.code) && typeof entry.required === 'boolean'),
      `/requirements/${support}`,
    );
};

/** A sensitive code never stands in the clear without a coarser one beside it (PDPL). */
const checkCodes = (entries: readonly CodeEntry[], pointer: string): void => {
  demand(Array.isArray(entries) && entries.length > 0, pointer);
  entries.forEach((entry, index) => {
    if (typeof entry === 'string') return demand(isCode(entry), `${pointer}/${index}`);
    demand(isRecord(entry) && isCode(entry.code), `${pointer}/${index}`);
    const covered = isCode(entry.publicCode) && entry.publicCode !== entry.code;
    if (entry.sensitive && !covered) throw new Refused('sensitive_code', undefined, { pointer: `${pointer}/${index}` });
  });
};

const demand = (holds: boolean, pointer: string): void => {
  if (!holds) throw new Refused('document_not_fit', 'P3', { pointer });
};

const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
const isCode = (value: unknown): boolean => typeof value === 'string' && /^[a-z][a-z0-9_]{0,63}$/.test(value);
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((entry) => typeof entry === 'string');
const isTime = (value: unknown): boolean => typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) > 0;
/** Office hours are counted in hours: how long a day of them is differs from day to day. */
const isLength = (value: Length | null): boolean =>
  value !== null &&
  isRecord(value) &&
  isDuration(value.length) &&
  (value.counting === undefined || countings.includes(value.counting)) &&
  (value.counting !== 'office_hours' || !value.length.includes('D'));
const everyIn = (values: readonly string[], allowed: readonly string[]): boolean =>
  Array.isArray(values) && values.every((value) => allowed.includes(value));
