import type { TFunction } from 'i18next';
import { standingWord } from './standing';

const t = ((key: string, { count, date }: { count?: number; date?: string } = {}) =>
  [key, count, date].filter((part) => part !== undefined).join(' ')) as unknown as TFunction;

const asOf = '2026-11-23T09:00:00.000Z';
const earlier = '2026-11-21T09:00:00.000Z';
const later = '2026-11-26T09:00:00.000Z';

const said = (standing: Partial<Parameters<typeof standingWord>[2]>) =>
  standingWord(t, 'en', { state: 'running', deadline: later, asOf, ...standing });

describe('beside the state of a clock', () => {
  it('stands how long until its deadline, or since', () => {
    expect(said({})).toBe('left.day 3');
    expect(said({ state: 'late', deadline: earlier })).toBe('over.day 2');
    expect(said({ deadline: null })).toBeUndefined();
  });

  it('stands from when on an answer may be given, before the floor', () => {
    expect(said({ state: 'not_yet_answerable', earliest: later })).toBe('answerableFrom 16 Jumada II 1448 AH');
  });

  it('stands nothing where nobody waits any more, or nobody knows', () => {
    for (const state of ['met', 'met_late', 'ended', 'paused'] as const) expect(said({ state })).toBeUndefined();
  });

  it('stands of a breach how long ago the ceiling was passed, or that the answer came before its floor', () => {
    expect(said({ state: 'breached', deadline: earlier, ceiling: earlier })).toBe('over.day 2');
    expect(said({ state: 'breached', deadline: earlier, ceiling: null })).toBe('rightsException.early_answer');
    expect(said({ state: 'breached', ceiling: later })).toBe('rightsException.early_answer');
  });
});
