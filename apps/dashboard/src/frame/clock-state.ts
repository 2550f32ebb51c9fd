import type { CaseResponses } from '@lib/client';

export type CaseNow = CaseResponses[200];

export type CaseClock = CaseNow['clocks'][number];

export type ClockState = CaseClock['state'];

export type States = Readonly<Partial<Record<ClockState, number>>>;
