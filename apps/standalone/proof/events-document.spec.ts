import { readFileSync } from 'node:fs';
import path from 'node:path';
import { caseEventTypes, decidedEventTypes, registerEventTypes } from '@lib/domain';
import { eventsDocument } from './events-document';

const root = path.resolve(__dirname, '../../..');
const document = readFileSync(path.join(root, 'docs/events.md'), 'utf8');

test('the document of events says what the domain says: `npm run events:document` writes it anew', () => {
  expect(document).toBe(eventsDocument(root));
});

test('it names every event that a stream can hold, and none besides', () => {
  const named = [...document.matchAll(/^\| `(\w+)` \|/gm)].map((match) => match[1]);
  expect(named.sort()).toEqual([...caseEventTypes, ...registerEventTypes, ...decidedEventTypes].sort());
});
