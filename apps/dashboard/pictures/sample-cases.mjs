import { setTimeout as sleep } from 'node:timers/promises';

export const SERIES = 'pictures';

const within = (clause, length) => ({ clause, target: { length, source: 'house' } });

/** A demonstration whose windows let every state of a clock stand on the board at once. */
const policy = {
  version: 1,
  use: 'demonstration',
  basis: { note: 'pictures' },
  reviewWindow: {
    from: 'raising',
    floor: { length: 'P14D', clause: 'P27', source: 'policy' },
    target: { length: 'P28D', source: 'house' },
    ceiling: null,
    earlyAnswer: false,
    basis: 'P27',
  },
  windows: {
    preparation: within('P21', 'PT9S'),
    information: within('P20', 'P7D'),
    clarification: within('P22', 'P2D'),
    answer: within('P26', 'P3D'),
    registration: within('P28', 'P10D'),
    service: within('P29', 'P5D'),
  },
};

/** Fills a board by the public API alone, as the sample programs of each role. */
export class SampleCases {
  #tokens = new Map();

  constructor(url) {
    this.url = url;
  }

  async fill() {
    await this.#post('supervisor', `/v1/policies/${SERIES}/adopt-policy`, policy);
    await this.#inPreparation(SERIES, 2);
    await sleep(10_000); // their time of preparation passes
    for (const series of ['main', SERIES]) {
      await this.#inPreparation(series, 5);
      await this.#waiting(series, 2);
      await this.#underReview(series, 4);
      await this.#asking(series, 2);
    }
  }

  submit(policyId = 'main', segment = 'family') {
    const person = `person-${Math.random().toString(36).slice(2, 10)}`;
    return this.#post('intake', '/v1/cases', {
      policyId,
      applicantId: person,
      beneficiaryId: person,
      origin: 'own_request',
      channel: 'website',
      serviceMode: 'remote',
      beneficiaryKind: 'external',
      segment,
      requestedSupport: 'in_kind',
      personal: [{ subject: person, data: { name: 'شخص للعرض' } }],
    }).then((answer) => ({ ...answer, person }));
  }

  async #inPreparation(series, count) {
    for (let n = 0; n < count; n += 1) await this.submit(series, n % 2 ? 'orphan' : 'family');
  }

  async #waiting(series, count) {
    for (let n = 0; n < count; n += 1) {
      const { caseId } = await this.submit(series, 'student');
      const asked = { informationId: 'information-1', fields: ['income'], from: 'applicant', channel: 'phone' };
      await this.command('officer', caseId, 'request-information', asked);
    }
  }

  async #asking(series, count) {
    for (let n = 0; n < count; n += 1) {
      const { caseId } = await this.submit(series, 'elderly');
      const asked = { clarificationId: 'clarification-1', topicCode: 'procedure', channel: 'phone' };
      await this.command('officer', caseId, 'ask-clarification', asked);
    }
  }

  /** A case under review whose time stood still for a while. */
  async raised() {
    const found = await this.submit('main', 'widow_divorced');
    const asked = { informationId: 'information-1', fields: ['income'], from: 'applicant', channel: 'phone' };
    await this.command('officer', found.caseId, 'request-information', asked);
    await this.command('intake', found.caseId, 'supply-information', {
      informationId: 'information-1',
      channel: 'phone',
    });
    await this.refer(found);
    return found;
  }

  async #underReview(series, count) {
    for (let n = 0; n < count; n += 1) await this.refer(await this.submit(series, 'family'));
  }

  async refer({ caseId, dataHash, person }) {
    await this.command('officer', caseId, 'verify-data', { dataHash, matchedAgainst: 'original' });
    const signed = { dataHash, statementVersion: 1, method: 'one_time_code', evidence: 'otp-1' };
    await this.command('intake', caseId, 'attest-data', { ...signed, signer: person, capacity: 'self' });
    const notice = { noticeVersion: 1, language: 'ar', channel: 'phone', toldTo: 'applicant' };
    await this.command('officer', caseId, 'give-review-notice', notice);
    await this.command('officer', caseId, 'refer-to-research', {});
  }

  command(role, caseId, command, body) {
    return this.#post(role, `/v1/cases/${caseId}/${command}`, body);
  }

  async #post(role, route, body) {
    const answer = await fetch(`${this.url}${route}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await this.#token(role)}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${route}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  async #token(role) {
    if (!this.#tokens.has(role)) {
      const answer = await fetch(`${this.url}/oidc/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${Buffer.from(`sample-${role}:sample-${role}-secret`).toString('base64')}` },
        body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'mustafid' }),
      });
      this.#tokens.set(role, (await answer.json()).access_token);
    }
    return this.#tokens.get(role);
  }
}
