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
import { among, count, listOf, moment, orNull, page, shape, truth, word } from '../shape/schema-words';

export const beneficiarySchema = shape({
  beneficiaryId: word,
  revision: count,
  kind: among(beneficiaryKinds),
  segment: word,
  language: orNull(among(languages)),
  policyId: word,
  use: among(uses),
  registeredAt: moment,
  household: shape({
    head: word,
    dependants: listOf(
      shape({ dependantId: word, relation: among(dependantRelations), from: moment, until: orNull(moment) }),
    ),
  }),
  mandates: listOf(
    shape({
      agentId: word,
      mandateKind: among(mandateKinds),
      scope: among(mandateScopes),
      basis: orNull(word),
      grantedAt: moment,
      until: orNull(moment),
      endedAt: orNull(moment),
      endsSoon: truth,
    }),
  ),
  preferences: listOf(shape({ channel: among(channels), medium: among(media) }, ['medium'])),
  doNotContact: truth,
  consents: listOf(shape({ purpose: among(consentPurposes), givenAt: moment, withdrawnAt: orNull(moment) })),
  death: orNull(shape({ knownSince: moment, knownFrom: among(deathSources) })),
  matched: listOf(word),
  distinguished: listOf(word),
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
  hints: listOf(
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
