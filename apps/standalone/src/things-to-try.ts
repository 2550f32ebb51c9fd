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
  personal: [{ subject: 'applicant-1', data: { fullName: 'Nora' } }],
};

/** Three commands, each of which works as it stands when it is pasted into a shell. */
export const thingsToTry = (publicUrl: string): Greeting['tries'] => [
  {
    what: 'submit a request for support, as an internal service',
    command: `curl -fsS ${publicUrl}/v1/cases -H "authorization: Bearer ${tokenOf('intake', publicUrl)}" -H 'content-type: application/json' -d '${JSON.stringify(request)}'`,
  },
  {
    what: 'every case on the board, as a supervisor',
    command: read('supervisor', publicUrl, '/v1/cases'),
  },
  {
    what: 'the counters, and the queue closest to its deadline',
    command: read('supervisor', publicUrl, '/v1/boards/sla'),
  },
];

const read = (role: string, publicUrl: string, route: string): string =>
  `curl -fsS ${publicUrl}${route} -H "authorization: Bearer ${tokenOf(role, publicUrl)}"`;

/** A shell's words that become an access token of the sample client of a role. */
const tokenOf = (role: string, publicUrl: string): string =>
  `$(curl -fsS -u sample-${role}:sample-${role}-secret -d 'grant_type=client_credentials&scope=mustafid' ${publicUrl}/oidc/token | node -pe 'JSON.parse(require("fs").readFileSync(0)).access_token')`;
