import { EventStreamParser } from './event-stream';

describe('the live stream', () => {
  it('is read whole however it is cut into pieces', () => {
    const text =
      'retry: 2000\n\nevent: snapshot\nid: p1\ndata: {"open":1}\n\n: beat\n\nevent: board\nid: p2\ndata: {"open":2}\n\n';
    for (const size of [1, 7, text.length]) {
      const parser = new EventStreamParser();
      const found = [];
      for (let at = 0; at < text.length; at += size) found.push(...parser.push(text.slice(at, at + size)));
      expect(found).toEqual([
        { event: 'snapshot', id: 'p1', data: '{"open":1}' },
        { event: 'board', id: 'p2', data: '{"open":2}' },
      ]);
    }
  });
});
