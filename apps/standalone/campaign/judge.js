'use strict';
// One of the three of the kill campaign: knows the sender's file and the log, read by a bare client, and imports nothing of
// ours. Prints what it found as JSON; `wrong` lists every broken promise. Usage: node judge.js LOG-URL FILE
const fs = require('node:fs');
const { setTimeout: pause } = require('node:timers/promises');
const { EventStoreDBClient, excludeSystemEvents, START } = require('@eventstore/db-client');

const MOST_LISTED = 20;
const LATE_MS = 30_000; // what the service does by itself may come this late
const REVIEW_STEPS = ['ReviewFloorPassed', 'ReviewTargetNeared', 'ReviewTargetMissed'];

/** What was sent, what came of it. */
const readBook = (file) => {
  const entries = fs
    .readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.endsWith('}'))
    .map((line) => JSON.parse(line));
  return {
    sent: new Map(entries.filter((entry) => entry.sent).map((entry) => [entry.sent, entry])),
    acknowledged: entries.filter((entry) => entry.acknowledged && entry.caseId),
    gaveUp: entries.filter((entry) => entry.gaveUp),
    surprises: entries.filter((entry) => entry.surprise),
    replayed: entries.filter((entry) => entry.acknowledged && entry.replayed).length,
    unknown: entries.filter((entry) => entry.why === 'outcome_unknown').length,
    early: entries.filter((entry) => entry.why === 'answer_before_floor').length,
  };
};

const readLog = async (client) => {
  const streams = new Map();
  for await (const { event } of client.readAll({ fromPosition: START, filter: excludeSystemEvents() })) {
    if (!event) continue;
    if (!streams.has(event.streamId)) streams.set(event.streamId, []);
    streams.get(event.streamId).push(event);
  }
  return streams;
};

const within = (streams, category) => [...streams].filter(([stream]) => stream.startsWith(`${category}-`));

const countOf = (events, type) => events.filter((event) => event.type === type).length;

const checkRevisions = (streams) =>
  [...streams].flatMap(([stream, events]) =>
    events.flatMap((event, index) =>
      event.revision === BigInt(index) ? [] : [`${stream} goes on at ${event.revision}, not ${index}`],
    ),
  );

/** Each acknowledged command stands where it was told, and nothing stands for two of them. */
const checkAcknowledged = (streams, { acknowledged }) => {
  const wrong = [];
  const owners = new Map();
  for (const { acknowledged: mark, caseId, events, type } of acknowledged) {
    const stream = streams.get(`case-${caseId}`) ?? [];
    if (!events.some((told) => told.type === type)) wrong.push(`${mark} was acknowledged without its ${type}`);
    for (const told of events) {
      const place = `case-${caseId} ${told.revision}`;
      if (stream[told.revision]?.type !== told.type)
        wrong.push(`${mark} was acknowledged and its ${told.type} is not at ${place}`);
      if (told.type !== type) continue;
      if ((owners.get(place) ?? mark) !== mark) wrong.push(`two commands were told of ${place}`);
      owners.set(place, mark);
    }
  }
  return wrong;
};

const marksOf = ({ data }) => [data.applicantId, data.clarificationId].filter((mark) => typeof mark === 'string');

/** Nothing stands twice: neither what carries a mark, nor more of a kind on a case than was sent there. */
const checkDoubles = (streams, { sent }) => {
  const wrong = [];
  const found = new Map();
  const most = new Map();
  for (const { caseId, type } of sent.values())
    if (caseId) most.set(`${caseId} ${type}`, (most.get(`${caseId} ${type}`) ?? 0) + 1);
  for (const [stream, events] of within(streams, 'case')) {
    for (const event of events)
      for (const mark of marksOf(event)) {
        if (!sent.has(mark)) wrong.push(`${mark} was never sent`);
        found.set(mark, (found.get(mark) ?? 0) + 1);
      }
    for (const type of new Set([...sent.values()].flatMap((entry) => (entry.caseId ? [entry.type] : [])))) {
      const allowed = most.get(`${stream.slice('case-'.length)} ${type}`) ?? 0;
      const count = countOf(events, type);
      if (count > allowed) wrong.push(`${stream} holds ${count} ${type} for ${allowed} commands: doubled`);
    }
  }
  for (const [mark, count] of found) if (count > 1) wrong.push(`${mark} stands ${count} times: doubled`);
  return wrong;
};

const checkAnswers = ({ gaveUp, surprises }) => [
  ...gaveUp.map(({ gaveUp: mark, why }) => `${mark} was sent again and again and never answered: ${why}`),
  ...surprises.map(({ surprise, code }) => `an answer that no kill explains: ${surprise} ${code}`),
];

const isLive = ([, events]) => events[0].data.use === 'live';

/** Numbers without a gap, each live case once. `late` is what may still come. */
const checkNumbers = (streams) => {
  const wrong = [];
  const numbered = new Map();
  for (const [stream, events] of within(streams, 'register'))
    for (const { type, data, revision } of events.filter((event) => event.type === 'ReferenceIssued')) {
      if (BigInt(data.number) !== revision + 1n) wrong.push(`${stream} holds ${type} ${data.number} at ${revision}`);
      numbered.set(data.caseId, (numbered.get(data.caseId) ?? 0) + 1);
    }
  for (const [caseId, count] of numbered) if (count > 1) wrong.push(`the case ${caseId} has ${count} numbers`);
  const late = within(streams, 'case')
    .filter(isLive)
    .map(([stream]) => stream.slice('case-'.length))
    .filter((caseId) => !numbered.has(caseId))
    .map((caseId) => `the case ${caseId} has no number`);
  return { wrong, late };
};

const floorsOf = (streams) =>
  new Map(
    within(streams, 'policy')
      .flatMap(([, events]) => events.filter(({ type }) => type === 'PolicyAdopted'))
      .flatMap(({ data }) => {
        const seconds = /^PT(\d+)S$/.exec(data.document.reviewWindow.floor?.length ?? '')?.[1];
        return seconds ? [[data.policyId, Number(seconds) * 1_000]] : [];
      }),
  );

/** Each step of a review's clock once, and no answer before its floor. */
const checkReviews = (streams) => {
  const wrong = [];
  const late = [];
  const floors = floorsOf(streams);
  for (const [stream, events] of within(streams, 'case')) {
    const starts = countOf(events, 'ReferredToResearch');
    for (const step of REVIEW_STEPS) {
      const count = countOf(events, step);
      if (count > starts) wrong.push(`${stream} holds ${count} ${step} for ${starts} reviews`);
    }
    const floor = floors.get(events[0].data.policyId);
    if (floor === undefined) continue;
    if (countOf(events, 'ReviewFloorPassed') < starts) late.push(`${stream} lacks its ReviewFloorPassed`);
    let earliest = Infinity;
    for (const { type, data, metadata } of events) {
      if (type === 'ReferredToResearch') earliest = Date.parse(metadata.recordedAt) + floor;
      if (type !== 'DecisionNotified') continue;
      const early = earliest - Math.min(Date.parse(metadata.recordedAt), Date.parse(data.toldAt));
      if (early > 0) wrong.push(`${stream} was answered ${early} ms before its floor`);
    }
  }
  return { wrong, late };
};

const look = (streams, book) => {
  const numbers = checkNumbers(streams);
  const reviews = checkReviews(streams);
  return {
    wrong: [
      ...checkRevisions(streams),
      ...checkAcknowledged(streams, book),
      ...checkDoubles(streams, book),
      ...checkAnswers(book),
      ...numbers.wrong,
      ...reviews.wrong,
    ],
    late: [...numbers.late, ...reviews.late],
  };
};

const judge = async (logUrl, file) => {
  const book = readBook(file);
  const client = EventStoreDBClient.connectionString(logUrl);
  const begun = performance.now();
  for (;;) {
    const streams = await readLog(client);
    const { wrong, late } = look(streams, book);
    if (late.length > 0 && performance.now() - begun < LATE_MS) {
      await pause(500);
      continue;
    }
    await client.dispose();
    const all = [...wrong, ...late];
    return {
      acknowledged: new Set(book.acknowledged.map(({ acknowledged }) => acknowledged)).size,
      events: [...streams.values()].reduce((sum, events) => sum + events.length, 0),
      replayed: book.replayed,
      unknown: book.unknown,
      early: book.early,
      broken: all.length,
      wrong: all.slice(0, MOST_LISTED),
    };
  }
};

judge(process.argv[2], process.argv[3]).then((found) => process.stdout.write(`${JSON.stringify(found)}\n`));
