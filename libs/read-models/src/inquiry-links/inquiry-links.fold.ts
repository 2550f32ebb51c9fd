import { streamParts } from '@lib/domain';
import type { Recorded } from '@lib/event-store';
import { GONE, projection } from '../engine/projection';

/** An entry in a case's book, while it stands open there. */
export interface InquiryLinkRow {
  readonly link: string;
  readonly caseId: string;
  readonly inquiryId: string;
  /** The category of its own stream. */
  readonly kind: 'inquiry' | 'dispute';
  readonly round: number;
  readonly enteredAt: string;
  /** Its own stream holds this round. */
  readonly begun: boolean;
  /** Its own stream says that this round has ended: so the case is to be told. */
  readonly ended: boolean;
}

const beginning: ReadonlySet<string> = new Set(['InquiryReceived', 'InquiryReopened', 'DisputeOpened']);
const ending: ReadonlySet<string> = new Set([
  'InquiryAnswered',
  'SuggestionAccepted',
  'SuggestionDeclined',
  'ObstacleRemoved',
  'ObstacleAccepted',
  'InquiryWithdrawn',
  'InquiryAbandoned',
  'InquiryReopeningAbandoned',
  'DisputeSettled',
  'DisputeWithdrawn',
  'DisputeAbandoned',
]);

/** P19: what keeps a case open, and whether it still should. The to-do list that tells the case what has ended. */
export const inquiryLinks = projection<InquiryLinkRow>({
  name: 'inquiry-links',
  version: 1,
  clauses: ['P2', 'P19'],
  columns: {
    link: 'text',
    caseId: 'text',
    inquiryId: 'text',
    kind: 'text',
    round: 'integer',
    enteredAt: 'timestamptz',
    begun: 'boolean',
    ended: 'boolean',
  },
  key: 'link',
  keys: (event) => linkOf(event) ?? [],
  fold: (row, event) => {
    const { type, data } = event;
    switch (type) {
      case 'InquiryOpened':
        return {
          link: `${data.caseId}/${data.inquiryId}`,
          caseId: data.caseId,
          inquiryId: data.inquiryId,
          kind: data.kind,
          round: data.round ?? 1,
          enteredAt: data.occurredAt,
          begun: false,
          ended: false,
        };
      case 'InquirySettled':
        return row && GONE;
      default:
        if (!row || (data.round ?? 1) !== row.round) return row;
        if (beginning.has(type)) return { ...row, begun: true };
        return ending.has(type) ? { ...row, begun: true, ended: true } : row;
    }
  },
});

const linkOf = ({ type, streamName, data }: Recorded): readonly string[] | undefined => {
  if (type === 'InquiryOpened' || type === 'InquirySettled') return [`${data.caseId}/${data.inquiryId}`];
  if (data.caseId === undefined || !(beginning.has(type) || ending.has(type))) return undefined;
  return [`${data.caseId}/${streamParts(streamName)!.id}`];
};
