import { Refused } from '../refused';
import { isOver, type Instant } from '../time/instant';
import type { CaseCommandOf } from './commands';
import { reasonFor } from './codes';
import type { Mandate } from './events';
import { everyOf } from './judged';
import type { Rule } from './rule';
import { isAttested } from './stage';
import type { Known } from './state';

/** P23: the applicant, or who acts for them by a mandate in force, signs the data that stand there now. */
export const attest: Rule<'AttestData'> = (command, state, { policy }, at) => {
  const { data } = command;
  if (data.dataHash !== state.dataHash) throw new Refused('data_hash_differs', 'P23', { dataHash: state.dataHash });
  if (data.capacity === 'self' && data.signer !== state.applicantId) throw new Refused('signer_not_party', 'P23');
  if (data.capacity !== 'self') checkMandate(data.mandate, at);
  return [
    {
      type: 'ApplicantAttested',
      data: {
        ...everyOf(command, at),
        dataHash: state.dataHash,
        statementVersion: statementVersion(data.statementVersion, policy.texts.attestation),
        method: data.method,
        evidence: data.evidence,
        signer: data.signer,
        capacity: data.capacity,
        mandate: data.mandate,
      },
    },
  ];
};

export const isAttestedAlready = ({ data }: CaseCommandOf<'AttestData'>, state: Known): boolean =>
  isAttested(state) && data.dataHash === state.dataHash;

/** P23: another applicant signs anew; the floor and what was verified stay. */
export const changeApplicant: Rule<'ChangeApplicant'> = (command, state, { policy }, at) => {
  const { applicantId, mandate } = command.data;
  const reasonCode = reasonFor('applicant_changed', command.data, policy, 'P23');
  if (applicantId !== state.beneficiaryId) checkMandate(mandate, at);
  return [{ type: 'ApplicantChanged', data: { ...everyOf(command, at), applicantId, mandate, reasonCode } }];
};

const checkMandate = (mandate: Mandate | undefined, at: Instant): void => {
  if (!mandate) throw new Refused('mandate_missing', 'P23', { why: 'none' });
  if (mandate.until !== undefined && isOver(mandate.until, at))
    throw new Refused('mandate_missing', 'P23', { why: 'ended', until: mandate.until });
};

const statementVersion = (given: number | undefined, texts: readonly { version: number }[]): number => {
  const allowed = texts.map(({ version }) => version);
  const version = given ?? allowed.at(-1)!;
  if (!allowed.includes(version)) throw new Refused('code_unknown', 'P23', { pointer: '/statementVersion', allowed });
  return version;
};
