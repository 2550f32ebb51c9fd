import type { CaseView } from '@lib/read-models';
import { coded, dated, listed, plain, wordOf, type Column } from './column';

/** A case as the list shows it, in the order in which people read it: what it is, where it stands, whose it is. */
export const caseColumns: readonly Column<CaseView>[] = [
  plain('reference', ({ reference }) => reference),
  plain('column.externalReference', ({ externalReference }) => externalReference),
  coded('stage', 'stage', ({ stage }) => stage),
  listed('column.loops', ({ loops }) => loops, 'loop'),
  coded('column.outcome', 'outcome', ({ outcome }) => outcome),
  {
    heading: 'column.waitsFor',
    of: ({ waitsFor }, language) => {
      const words = ['role', 'party', 'whoseTurn'].map((list) => wordOf(list, waitsFor, language));
      return words.find((word) => word !== waitsFor) ?? waitsFor;
    },
  },
  coded('column.dueClock', 'clock', ({ dueClock }) => dueClock),
  ...dated<CaseView>('column.dueAt', 'column.dueHijri', ({ dueAt }) => dueAt),
  ...dated<CaseView>('column.submittedAt', 'column.submittedHijri', ({ submittedAt }) => submittedAt),
  ...dated<CaseView>('column.receivedAt', 'column.receivedHijri', ({ receivedAt }) => receivedAt),
  coded('channel', 'channel', ({ channel }) => channel),
  coded('segment', 'segment', ({ segment }) => segment),
  coded('column.support', 'support', ({ requestedSupport }) => requestedSupport),
  coded('column.beneficiaryKind', 'beneficiaryKind', ({ beneficiaryKind }) => beneficiaryKind),
  coded('column.urgency', 'urgency', ({ urgency }) => urgency),
  plain('column.verified', ({ verified }) => verified),
  plain('column.attested', ({ attested }) => attested),
  plain('column.noticed', ({ noticed }) => noticed),
  {
    heading: 'column.assignee',
    of: ({ assignee }, language) => {
      if (!assignee) return null;
      return 'role' in assignee ? wordOf('role', assignee.role, language) : assignee.actorId;
    },
  },
  plain('column.applicantId', ({ applicantId }) => applicantId),
  plain('column.beneficiaryId', ({ beneficiaryId }) => beneficiaryId),
  plain('column.policyId', ({ policyId }) => policyId),
  plain('policy_version', ({ policyVersion }) => policyVersion),
  plain('column.calendarVersion', ({ calendarVersion }) => calendarVersion),
  plain('column.caseId', ({ caseId }) => caseId),
  plain('column.revision', ({ revision }) => Number(revision)),
  plain('column.dataHash', ({ dataHash }) => dataHash),
];
