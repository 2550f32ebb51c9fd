/** A demonstration in which every case is pressing from its first seconds on, and may be raised as it comes. */
const pressing = {
  version: 1,
  use: 'demonstration',
  basis: { note: 'a test' },
  gates: [],
  warnAfterShare: 0.000_001,
  reviewWindow: {
    from: 'raising',
    floor: { length: 'PT1S', clause: 'P27', source: 'policy' },
    target: { length: 'PT2S', source: 'house' },
    ceiling: { length: 'PT3S', source: 'house' },
    earlyAnswer: false,
    basis: 'a test',
  },
  windows: {
    preparation: { clause: 'P21', target: { length: 'P20D', source: 'house' } },
    clarification: { clause: 'P22', target: { length: 'PT1S', source: 'house' } },
  },
  // A supervisor is told at once, at whatever hour this runs.
  notifications: { digestAt: '08:30', quietHours: null, retries: ['PT1M'] },
};

export const PRESSING = 'pressing';

/** Live cases that run, wait and are under review; and a demonstration with due, late and breached ones. */
export const fillBoards = async (url: string): Promise<void> => {
  const send = sender(url);
  await send('supervisor', `/v1/policies/${PRESSING}/adopt-policy`, pressing);
  await submit(url);
  const waiting = await submit(url);
  const asked = { informationId: 'information-1', fields: ['income'], from: 'applicant', channel: 'phone' };
  await send('officer', `/v1/cases/${waiting}/request-information`, asked);
  await submit(url, PRESSING);
  const breached = await submit(url, PRESSING);
  await send('officer', `/v1/cases/${breached}/refer-to-research`, {});
  const late = await submit(url, PRESSING);
  const question = { clarificationId: 'clarification-1', topicCode: 'procedure', channel: 'phone' };
  await send('officer', `/v1/cases/${late}/ask-clarification`, question);
};

/** A new case's id. */
export const submit = async (url: string, policyId = 'main'): Promise<string> => {
  const { caseId } = await sender(url)('intake', '/v1/cases', {
    ...{ applicantId: 'a-1', beneficiaryId: 'a-1', origin: 'own_request', channel: 'interview', segment: 'family' },
    ...{ serviceMode: 'at_association', beneficiaryKind: 'external', requestedSupport: 'financial', policyId },
    personal: [{ subject: 'a-1', data: { fullName: 'نورة' } }],
  });
  return String(caseId);
};

export const sender = (url: string) => async (role: string, route: string, body: object) => {
  const answer = await fetch(`${url}${route}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await tokenOf(url, role)}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${route}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Record<string, unknown>;
};

export const tokenOf = async (url: string, role: string): Promise<string> => {
  const answer = await fetch(`${url}/oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`sample-${role}:sample-${role}-secret`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'mustafid' }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
};
