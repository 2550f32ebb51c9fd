'use strict';
// Counts the receipt log by itself: Node's own modules, no code shared with the import, so that its totals can be checked against another's.
const { readFileSync } = require('node:fs');

/** Splits one line of CSV; the log quotes nothing that spans lines. */
function cells(line) {
  const found = [];
  const pattern = /("([^"]|"")*"|[^,]*)(,|$)/g;
  let match;
  while ((match = pattern.exec(line)) !== null) {
    found.push(match[1].startsWith('"') ? match[1].slice(1, -1).replace(/""/g, '"') : match[1]);
    if (match[3] === '') break;
  }
  return found;
}

function countReceiptLog(file) {
  const lines = readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '');
  const header = cells(lines[0]);
  const nameAt = header.indexOf('case:concept:name');
  const activityAt = header.indexOf('concept:name');
  const byCase = new Map();
  for (const line of lines.slice(1)) {
    const row = cells(line);
    if (!byCase.has(row[nameAt])) byCase.set(row[nameAt], []);
    byCase.get(row[nameAt]).push(row[activityAt].slice(0, 3));
  }
  const total = {
    rows: lines.length - 1,
    cases: byCase.size,
    verified: 0,
    referred: 0,
    accepted: 0,
    rejected: 0,
    answered: 0,
  };
  const refused = { already_decided: 0, not_decided: 0 };
  const byStage = { preparation: 0, ready: 0, review: 0, decided: 0, answered: 0 };
  const referredOff = {};
  for (const codes of byCase.values()) {
    const isRejected = codes.includes('T14');
    const decision = isRejected ? 'T14' : 'T04';
    const telling = isRejected ? 'T15' : 'T05';
    const check = codes.indexOf('T02');
    const raising =
      check < 0 ? -1 : codes.findIndex((code, at) => at >= check && ['T04', 'T06', 'T10', 'T14'].includes(code));
    const decisions = codes.flatMap((code, at) => (code === decision ? [at] : []));
    const decidedAt = raising < 0 ? -1 : (decisions.find((at) => at >= raising) ?? -1);
    const tellings = codes.flatMap((code, at) => (code === telling ? [at] : []));
    const toldAt = decidedAt < 0 ? -1 : (tellings.find((at) => at > decidedAt) ?? -1);
    refused.already_decided += decidedAt < 0 ? 0 : decisions.filter((at) => at > decidedAt).length;
    refused.not_decided += tellings.filter((at) => decidedAt < 0 || at < decidedAt).length;
    if (check >= 0) total.verified += 1;
    if (raising >= 0) {
      total.referred += 1;
      referredOff[codes[raising]] = (referredOff[codes[raising]] ?? 0) + 1;
    }
    if (decidedAt >= 0) total[isRejected ? 'rejected' : 'accepted'] += 1;
    if (toldAt >= 0) total.answered += 1;
    byStage[
      toldAt >= 0
        ? 'answered'
        : decidedAt >= 0
          ? 'decided'
          : raising >= 0
            ? 'review'
            : check >= 0
              ? 'ready'
              : 'preparation'
    ] += 1;
  }
  return { ...total, refused, byStage, referredOff };
}

module.exports = { countReceiptLog };
if (require.main === module) console.log(JSON.stringify(countReceiptLog(process.argv[2]), null, 2));
