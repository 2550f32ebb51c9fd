import { localDefaults } from '@lib/settings';
import type { Greeting } from './greeting';

const request = {
  applicantId: 'applicant-1',
  beneficiaryId: 'applicant-1',
  origin: 'own_request',
  channel: 'interview',
  serviceMode: 'at_association',
  beneficiaryKind: 'external',
  segment: 'family',
  requestedSupport: 'financial',
  personal: [{ subject: 'applicant-1', data: { fullName: 'نورة' } }],
};

/** Three commands, each of which works as it stands when it is pasted into a shell in the checkout. */
export const thingsToTry = (publicUrl: string): Greeting['tries'] => [
  {
    what: 'one case through its life, told step by step; the two weeks of waiting are 20 seconds',
    command: `${mustafid(publicUrl)} demo`,
  },
  {
    what: 'submit a request for support over HTTP, as an internal service',
    command: `curl -fsS ${publicUrl}/v1/cases -H "authorization: Bearer ${tokenOf('intake', publicUrl)}" -H 'content-type: application/json' -d '${JSON.stringify(request)}'`,
  },
  {
    what: 'the cases on the board, with their clocks',
    command: `${mustafid(publicUrl)} case list`,
  },
];

/** The command line finds the service where it stands by default; elsewhere it has to be told. */
const mustafid = (publicUrl: string): string =>
  publicUrl === localDefaults.publicUrl ? 'npx mustafid' : `MUSTAFID_URL=${publicUrl} npx mustafid`;

/** A shell's words that become an access token of the sample client of a role. */
const tokenOf = (role: string, publicUrl: string): string =>
  `$(curl -fsS -u sample-${role}:sample-${role}-secret -d 'grant_type=client_credentials&scope=mustafid' ${publicUrl}/oidc/token | node -pe 'JSON.parse(require("fs").readFileSync(0)).access_token')`;
