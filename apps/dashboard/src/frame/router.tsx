import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router';
import { BrokenPage, UnknownPage } from './notices';
import { parseAddress, writeAddress } from './address';
import { Shell } from './shell';
import { SlaPage } from '../sla/sla-page';

/** What every address may say: the language, and the policy series that is looked at. */
export interface EverySearch {
  readonly lang?: string | undefined;
  readonly policy?: string | undefined;
}

const root = createRootRoute({
  component: Shell,
  notFoundComponent: UnknownPage,
  validateSearch: ({ lang, policy }: Record<string, unknown>): EverySearch => ({
    lang: lang === 'en' || lang === 'ar' ? lang : undefined,
    policy: typeof policy === 'string' && policy !== '' ? policy : undefined,
  }),
  search: { middlewares: [retainSearchParams(['lang', 'policy'])] },
});

/** A page's own part of the address: words only, each left out where it is empty. */
const wordsOnly =
  <Name extends string>(...names: readonly Name[]) =>
  (search: Record<string, unknown>): { readonly [name in Name]?: string } =>
    Object.fromEntries(
      names.flatMap((name) => (typeof search[name] === 'string' && search[name] !== '' ? [[name, search[name]]] : [])),
    ) as { readonly [name in Name]?: string };

const sla = createRoute({
  getParentRoute: () => root,
  path: '/sla',
  validateSearch: wordsOnly('kiosk'),
  component: SlaPage,
});

const cases = createRoute({
  getParentRoute: () => root,
  path: '/cases',
  validateSearch: wordsOnly(
    'stage',
    'loop',
    'channel',
    'segment',
    'support',
    'kind',
    'urgency',
    'role',
    'clock',
    'clockState',
    'open',
    'toBeTold',
    'answered',
    'answeredFrom',
    'answeredTo',
    'due',
    'dueFrom',
    'q',
    'reference',
    'beneficiary',
    'assignee',
    'order',
    'cursor',
    'limit',
  ),
  component: lazyRouteComponent(() => import('../cases/cases-page'), 'CasesPage'),
});

const oneCase = createRoute({
  getParentRoute: () => root,
  path: '/cases/$caseId',
  component: lazyRouteComponent(() => import('../case/case-page'), 'CasePage'),
});

const history = createRoute({
  getParentRoute: () => root,
  path: '/cases/$caseId/history',
  validateSearch: wordsOnly('revision', 'at', 'knownAt', 'view', 'against'),
  component: lazyRouteComponent(() => import('../history/history-page'), 'HistoryPage'),
});

const alerts = createRoute({
  getParentRoute: () => root,
  path: '/alerts',
  component: lazyRouteComponent(() => import('../alerts/alerts-page'), 'AlertsPage'),
});

const policy = createRoute({
  getParentRoute: () => root,
  path: '/policy',
  validateSearch: wordsOnly('from', 'to'),
  component: lazyRouteComponent(() => import('../policy/policy-page'), 'PolicyPage'),
});

const calendar = createRoute({
  getParentRoute: () => root,
  path: '/calendar',
  validateSearch: wordsOnly('month'),
  component: lazyRouteComponent(() => import('../calendar/calendar-page'), 'CalendarPage'),
});

const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  validateSearch: wordsOnly('q', 'cursor'),
  component: lazyRouteComponent(() => import('../audit/audit-page'), 'AuditPage'),
});

const exportsRoute = createRoute({
  getParentRoute: () => root,
  path: '/exports',
  validateSearch: wordsOnly('cursor'),
  component: lazyRouteComponent(() => import('../exports/exports-page'), 'ExportsPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([sla, cases, oneCase, history, calendar, alerts, policy, audit, exportsRoute]),
  parseSearch: parseAddress,
  stringifySearch: writeAddress,
  defaultPreload: 'intent',
  defaultErrorComponent: BrokenPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
