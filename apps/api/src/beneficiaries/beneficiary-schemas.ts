import {
  beneficiaryKinds,
  channels,
  consentPurposes,
  deathSources,
  dependantRelations,
  languages,
  mandateKinds,
  mandateScopes,
  media,
  uses,
} from '@lib/domain';
import { hintKinds } from '@lib/read-models';
import { identifier, oneOf, text, whole } from '../queries/parameters';

type Schema = Readonly<Record<string, unknown>>;

const word = { type: 'string' };
const moment = { type: 'string', format: 'date-time' };
const among = (words: readonly string[]): Schema => ({ type: 'string', enum: [...words] });
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
const list = (items: Schema): Schema => ({ type: 'array', items });
const shape = (properties: Readonly<Record<string, Schema>>, required = Object.keys(properties)): Schema => ({
  type: 'object',
  properties,
  required,
});
const page = (of: Schema): Schema => shape({ items: list(of), next: orNull(word) });

export const beneficiarySchema = shape({
  beneficiaryId: word,
  revision: { type: 'integer' },
  kind: among(beneficiaryKinds),
  segment: word,
  language: orNull(among(languages)),
  policyId: word,
  use: among(uses),
  registeredAt: moment,
  household: shape({
    head: word,
    dependants: list(
      shape({ dependantId: word, relation: among(dependantRelations), from: moment, until: orNull(moment) }),
    ),
  }),
  mandates: list(
    shape({
      agentId: word,
      mandateKind: among(mandateKinds),
      scope: among(mandateScopes),
      basis: orNull(word),
      grantedAt: moment,
      until: orNull(moment),
      endedAt: orNull(moment),
      endsSoon: { type: 'boolean' },
    }),
  ),
  preferences: list(shape({ channel: among(channels), medium: among(media) }, ['channel'])),
  doNotContact: { type: 'boolean' },
  consents: list(shape({ purpose: among(consentPurposes), givenAt: moment, withdrawnAt: orNull(moment) })),
  death: orNull(shape({ knownSince: moment, knownFrom: among(deathSources) })),
  matched: list(word),
  distinguished: list(word),
});
export const beneficiaryPageSchema = page(beneficiarySchema);

export const deceasedPageSchema = page(
  shape({
    caseId: word,
    beneficiaryId: word,
    reference: orNull(word),
    stage: word,
    policyId: word,
    submittedAt: moment,
    knownSince: orNull(moment),
  }),
);

export const hintsSchema = shape({
  hints: list(
    shape({
      hint: among(hintKinds),
      personId: word,
      caseId: orNull(word),
      decided: orNull(among(['matched', 'distinguished'])),
    }),
  ),
});

const paging = { policy: identifier, cursor: text(1_000), limit: whole(1, 200) };
export const deceasedParameters = paging;
export const beneficiaryParameters = {
  kind: oneOf(beneficiaryKinds),
  segment: identifier,
  deceased: oneOf(['true', 'false'] as const),
  ...paging,
};
