'use strict';
// One of the three of the kill campaign: knows the sender's file and the log, read by a bare client, and imports nothing of
// ours. Prints what it found as JSON; `wrong` lists every broken promise. Usage: node judge.js LOG-URL FILE
const fs = require('node:fs');
const { EventStoreDBClient, excludeSystemEvents, START } = require('@eventstore/db-client');

const MOST_LISTED = 20;

const marksOf = ({ data }) => [data.applicantId, data.clarificationId].filter((mark) => typeof mark === 'string');

const judge = async (logUrl, file) => {
  const entries = fs
    .readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.endsWith('}'))
    .map((line) => JSON.parse(line));
  const acknowledged = new Map(
    entries.filter((entry) => entry.acknowledged).map((entry) => [entry.acknowledged, entry]),
  );
  const sent = new Set(entries.filter((entry) => entry.sent).map((entry) => entry.sent));

  const client = EventStoreDBClient.connectionString(logUrl);
  const found = new Map();
  const revisions = new Map();
  const wrong = [];
  let events = 0;
  for await (const { event } of client.readAll({ fromPosition: START, filter: excludeSystemEvents() })) {
    if (!event || !event.streamId.startsWith('case-')) continue;
    events += 1;
    const next = (revisions.get(event.streamId) ?? -1n) + 1n;
    if (event.revision !== next) wrong.push(`${event.streamId} goes on at ${event.revision}, not ${next}`);
    revisions.set(event.streamId, event.revision);
    for (const mark of marksOf(event)) {
      if (!sent.has(mark)) wrong.push(`${mark} was never sent`);
      found.set(mark, [...(found.get(mark) ?? []), event]);
    }
  }
  for (const [mark, places] of found) if (places.length > 1) wrong.push(`${mark} stands ${places.length} times`);
  for (const [mark, { caseId, events: told }] of acknowledged) {
    const [event] = found.get(mark) ?? [];
    if (!event) wrong.push(`${mark} was acknowledged and is not in the log`);
    else if (
      event.streamId !== `case-${caseId}` ||
      !told.some(({ type, revision }) => type === event.type && revision === Number(event.revision))
    )
      wrong.push(`${mark} was acknowledged elsewhere than it stands`);
  }
  await client.dispose();
  const replayed = [...acknowledged.values()].filter((entry) => entry.replayed).length;
  const unknown = entries.filter((entry) => entry.why === 'outcome_unknown').length;
  const surprises = entries.filter((entry) => entry.surprise);
  for (const { surprise, code } of surprises) wrong.push(`an answer that no kill explains: ${surprise} ${code}`);
  return {
    acknowledged: acknowledged.size,
    sent: sent.size,
    events,
    replayed,
    unknown,
    wrong: wrong.slice(0, MOST_LISTED),
  };
};

judge(process.argv[2], process.argv[3]).then((found) => process.stdout.write(`${JSON.stringify(found)}\n`));
