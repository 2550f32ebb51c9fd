'use strict';
// What the killer finds in the read models' database: open rows, and who works them off.
const fs = require('node:fs');
const { BACKWARDS, END, EventStoreDBClient } = require('@eventstore/db-client');
const { Client } = require('pg');

const LISTS = {
  numbers: 'select count(*)::int as open from numbers',
  alarms: 'select count(*)::int as open from alarms where next is distinct from told',
};

const asking = async (url, work) => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** Whose socket it is, by the kernel's table of connections; undefined where there is none to read. */
const ownerOf = (port, pids) => {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const rows = fs
    .readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .map((row) => row.trim().split(/\s+/));
  const inode = rows.find(([, local]) => local?.endsWith(suffix))?.[9];
  return pids.find((pid) =>
    fs.readdirSync(`/proc/${pid}/fd`).some((fd) => {
      try {
        return fs.readlinkSync(`/proc/${pid}/fd/${fd}`) === `socket:[${inode}]`;
      } catch {
        return false; // closed meanwhile
      }
    }),
  );
};

/** The worker that holds the lease of a list. */
const holderOf = (client, list, pids) =>
  client
    .query(
      `select client_port from pg_stat_activity join pg_locks using (pid)
       where locktype = 'advisory' and granted and application_name = $1`,
      [`mustafid to-do list ${list}`],
    )
    .then(({ rows: [row] }) => row && ownerOf(row.client_port, pids));

/** Waits for open rows of a list and answers them with the worker that works them off, at once. */
const findWorked = (url, pids, within) =>
  asking(url, async (client) => {
    for (const begun = performance.now(); performance.now() - begun < within;) {
      for (const [list, count] of Object.entries(LISTS)) {
        const holder = await holderOf(client, list, pids);
        if (holder === undefined) continue;
        const open = (await client.query(count)).rows[0].open;
        if (open > 0) return { list, open, pid: holder };
      }
    }
    return undefined;
  });

/** The position of the log's last event, by a bare client. */
const headOf = async (log) => {
  let head = 0n;
  for await (const { event } of log.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1 }))
    head = event?.position.commit ?? head;
  return head;
};

/** Waits until the log has events that the board does not show. */
const findBehind = async (url, logUrl, within) => {
  const log = EventStoreDBClient.connectionString(logUrl);
  try {
    return await asking(url, async (client) => {
      for (const begun = performance.now(); performance.now() - begun < within;) {
        const head = await headOf(log);
        const { rows } = await client.query(
          `select commit_position from projections where name = 'case-board' and role = 'live'`,
        );
        if (rows[0] && BigInt(rows[0].commit_position ?? 0) < head) return true;
      }
      return false;
    });
  } finally {
    await log.dispose();
  }
};

module.exports = { findWorked, findBehind };
