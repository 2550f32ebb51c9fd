import type { Command } from 'commander';
import { aggregateNoun } from './aggregate-noun';
import type { Session } from './session';

interface Shown {
  readonly beneficiaryId: string;
  readonly kind: string;
  readonly segment: string;
  readonly registeredAt: string;
  readonly doNotContact: boolean;
  readonly death: object | null;
}

/** `mustafid beneficiary …`: who they are, and how they wish to be reached. */
export const beneficiaryNoun = (session: Session): Command =>
  aggregateNoun<Shown>(
    {
      noun: 'beneficiary',
      description: 'beneficiaries: register, list, show, history, and any command by name',
      path: '/v1/beneficiaries',
      begin: { verb: 'register', as: 'officer' },
      filters: ['policy', 'kind', 'segment', 'deceased', 'cursor', 'limit'],
      givenBy: (command) => (command === 'retract-death' ? 'supervisor' : 'officer'),
      lineOf: ({ beneficiaryId, kind, segment, registeredAt, doNotContact, death }) => ({
        beneficiary: beneficiaryId,
        kind,
        segment,
        registered: registeredAt,
        silence: death ? 'deceased' : doNotContact ? 'no_contact_wished' : null,
      }),
    },
    session,
  );
