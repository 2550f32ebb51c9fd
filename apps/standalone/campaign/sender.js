'use strict';
// One of the three of the kill campaign: sends commands over HTTP and imports nothing of ours. What is acknowledged stands
// in its file, flushed to the disk, before anything else is sent in its place. Usage: node sender.js URL FILE SENDERS
const fs = require('node:fs');
const { randomUUID } = require('node:crypto');
const { setTimeout: pause } = require('node:timers/promises');

const [url, file, senders] = [process.argv[2], process.argv[3], Number(process.argv[4])];
const TIMEOUT_MS = 20_000;
const RETRY_MS = 100;
const CALM_MS = 1_000;
const QUESTIONS_A_CASE = 6;
const MOST_CONTENDED = 8; // nobody else writes there: so often in a row it will never be answered
const AFTER_STOP_MS = 20_000;
const SERIES = 'campaign';
const FLOOR_SECONDS = 3;
const REVIEWERS = 3;

const book = fs.openSync(file, 'a');
const tokens = new Map();
let stoppedAt = Infinity;

// Its maker says when everything is to be sent at once, and when calmly.
let calm = false;
let atOnce = Promise.resolve();
let sayAtOnce = () => undefined;

/** Now, unless calm is asked for: then spread over a second, or as soon as that is over. */
const turn = () => (calm && !stopping() ? Promise.race([pause(Math.random() * CALM_MS), atOnce]) : undefined);

const stopping = () => performance.now() > stoppedAt;

const write = (entry) => {
  fs.writeSync(book, `${JSON.stringify(entry)}\n`);
  fs.fsyncSync(book);
};

const tokenOf = async (role) => {
  if (tokens.has(role)) return tokens.get(role);
  const answer = await fetch(`${url}/oidc/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`sample-${role}:sample-${role}-secret`).toString('base64')}`,
    },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'mustafid' }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const { access_token: token } = await answer.json();
  tokens.set(role, token);
  return token;
};

/**
 * Sends until there is an outcome, with the same key. The judge finds the command by its `mark`, or by the `type` of what
 * it records on its case. A refusal that is `expected` is an outcome too. Undefined when it was given up.
 */
const command = async ({ role = 'officer', path, caseId, type, body, mark = randomUUID(), key = mark, expected }) => {
  let contended = 0;
  for (let attempt = 1; ; attempt += 1) {
    await turn();
    write({ sent: mark, attempt, caseId, type });
    const outcome = await once(role, path, body, key, expected);
    if (outcome.answer) {
      write({ acknowledged: mark, attempt, type, ...outcome.answer });
      return outcome.answer;
    }
    write({ failed: mark, attempt, why: outcome.why });
    if (outcome.why === expected) return { refused: expected };
    contended = outcome.why === 'contended' ? contended + 1 : 0;
    if (contended >= MOST_CONTENDED || performance.now() > stoppedAt + AFTER_STOP_MS) {
      write({ gaveUp: mark, why: outcome.why });
      return undefined;
    }
    await pause(RETRY_MS);
  }
};

const once = async (role, path, body, key, expected) => {
  try {
    const answer = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await tokenOf(role)}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const said = await answer.json();
    if (answer.ok) {
      const replayed = answer.headers.get('idempotent-replayed') === 'true';
      return { answer: { caseId: said.caseId, events: said.events, replayed } };
    }
    if (answer.status === 401) tokens.delete(role);
    else if (answer.status !== 503 && said.code !== expected)
      write({ surprise: answer.status, code: said.code, detail: said.detail });
    return { why: said.code ?? String(answer.status) };
  } catch (error) {
    return { why: error.cause?.code ?? error.name };
  }
};

const submit = (more = {}) => {
  const person = `campaign-${randomUUID()}`;
  const body = {
    applicantId: person,
    beneficiaryId: person,
    origin: 'own_request',
    channel: 'phone',
    serviceMode: 'remote',
    beneficiaryKind: 'external',
    segment: 'other',
    requestedSupport: 'other',
    personal: [],
    ...more,
  };
  return command({ path: '/v1/cases', type: 'RequestSubmitted', body, mark: person });
};

const onCase = (caseId, name, type, body, more = {}) =>
  command({ path: `/v1/cases/${caseId}/${name}`, caseId, type, body, ...more });

const ask = (caseId) => {
  const clarificationId = randomUUID();
  const body = { clarificationId, channel: 'phone' };
  return onCase(caseId, 'ask-clarification', 'ClarificationAsked', body, { mark: clarificationId });
};

/** A command that the rules would take twice, sent twice at once with one key: only the look-up makes one of it. */
const reachOutTwice = (caseId) => {
  const body = { channel: 'phone', toldTo: 'applicant', purpose: 'information' };
  const twin = { mark: randomUUID() };
  const send = () => onCase(caseId, 'record-contact-attempt', 'ContactAttempted', body, twin);
  return Promise.all([send(), send()]);
};

const send = async () => {
  while (!stopping()) {
    const submitted = await submit();
    for (let question = 0; submitted && question < QUESTIONS_A_CASE && !stopping(); question += 1)
      await (question % 3 === 2 ? reachOutTwice(submitted.caseId) : ask(submitted.caseId));
  }
};

/** A case whose answer is tried before its floor, and given after it. */
const review = async () => {
  while (!stopping()) {
    const submitted = await submit({ policyId: SERIES });
    if (!submitted) continue;
    const { caseId } = submitted;
    await onCase(caseId, 'refer-to-research', 'ReferredToResearch', {});
    const decision = { outcome: 'rejected', reasonCodes: ['criteria_not_met'], members: ['member-1', 'member-2'] };
    await onCase(caseId, 'record-decision', 'CommitteeDecided', decision, { role: 'committee' });
    await answer(caseId);
  }
};

/** A refused try is judged anew with the same key: the first ones come early, the last one is taken. */
const answer = async (caseId) => {
  const mark = randomUUID();
  const body = { channel: 'phone', toldTo: 'applicant' };
  const expected = 'answer_before_floor';
  for (;;) {
    const told = await onCase(caseId, 'notify-decision', 'DecisionNotified', body, { mark, expected });
    if (told?.refused !== expected) return;
    await pause(FLOOR_SECONDS * 300);
  }
};

const adopt = () => {
  const second = (count) => ({ length: `PT${count}S`, source: 'house' });
  const reviewWindow = {
    from: 'raising',
    floor: { ...second(FLOOR_SECONDS), clause: 'P27' },
    target: second(3_600),
    ceiling: null,
    earlyAnswer: false,
    basis: 'the kill campaign',
  };
  const body = { version: 1, use: 'demonstration', gates: [], basis: { note: 'the kill campaign' }, reviewWindow };
  return command({ role: 'supervisor', path: `/v1/policies/${SERIES}/adopt-policy`, body });
};

process.on('message', (asked) => {
  calm = asked === 'calm';
  if (calm) atOnce = new Promise((resolve) => (sayAtOnce = resolve));
  else sayAtOnce();
});
process.on('SIGTERM', () => {
  stoppedAt = performance.now();
  sayAtOnce();
});

const times = (count, work) => Array.from({ length: count }, () => work());
adopt()
  .then(() => Promise.all([...times(senders, send), ...times(REVIEWERS, review)]))
  .then(() => {
    fs.closeSync(book);
    process.disconnect();
  });
