'use strict';
// One of the three of the kill campaign: sends commands over HTTP and imports nothing of ours. What is acknowledged stands
// in its file, flushed to the disk, before anything else is sent in its place. Usage: node sender.js URL FILE SENDERS
const fs = require('node:fs');
const { randomUUID } = require('node:crypto');
const { setTimeout: pause } = require('node:timers/promises');

const [url, file, senders] = [process.argv[2], process.argv[3], Number(process.argv[4])];
const TIMEOUT_MS = 20_000;
const RETRY_MS = 100;
const QUESTIONS_A_CASE = 6;

const book = fs.openSync(file, 'a');
let stopping = false;
let token;

const write = (entry) => {
  fs.writeSync(book, `${JSON.stringify(entry)}\n`);
  fs.fsyncSync(book);
};

const tokenNow = async () => {
  if (token) return token;
  const answer = await fetch(`${url}/oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from('sample-officer:sample-officer-secret').toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'mustafid' }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  token = (await answer.json()).access_token;
  return token;
};

/** Sends until it is acknowledged, with the same key. `mark` is found in the log by the judge. */
const command = async (path, body, mark) => {
  const key = randomUUID();
  for (let attempt = 1; ; attempt += 1) {
    write({ sent: mark, attempt });
    const outcome = await once(path, body, key);
    if (outcome.answer) {
      write({ acknowledged: mark, attempt, ...outcome.answer });
      return outcome.answer;
    }
    write({ failed: mark, attempt, why: outcome.why });
    if (stopping && attempt > 100) return undefined;
    await pause(RETRY_MS);
  }
};

const once = async (path, body, key) => {
  try {
    const answer = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await tokenNow()}`,
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
    if (answer.status === 401) token = undefined;
    else if (answer.status !== 503) write({ surprise: answer.status, code: said.code, detail: said.detail });
    return { why: said.code ?? String(answer.status) };
  } catch (error) {
    return { why: error.cause?.code ?? error.name };
  }
};

const send = async () => {
  while (!stopping) {
    const person = `campaign-${randomUUID()}`;
    const request = {
      applicantId: person,
      beneficiaryId: person,
      origin: 'own_request',
      channel: 'phone',
      serviceMode: 'remote',
      beneficiaryKind: 'external',
      segment: 'other',
      requestedSupport: 'other',
      personal: [],
    };
    const submitted = await command('/v1/cases', request, person);
    for (let question = 0; submitted && question < QUESTIONS_A_CASE && !stopping; question += 1) {
      const clarificationId = randomUUID();
      await command(
        `/v1/cases/${submitted.caseId}/ask-clarification`,
        { clarificationId, channel: 'phone' },
        clarificationId,
      );
    }
  }
};

process.on('SIGTERM', () => {
  stopping = true;
});

Promise.all(Array.from({ length: senders }, send)).then(() => fs.closeSync(book));
