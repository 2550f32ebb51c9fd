export interface StreamEvent {
  readonly event: string;
  readonly id: string;
  readonly data: string;
}

/** Reads server-sent events from text that arrives in pieces. */
export class EventStreamParser {
  private rest = '';

  push(text: string): readonly StreamEvent[] {
    const blocks = (this.rest + text).replace(/\r\n/g, '\n').split('\n\n');
    this.rest = blocks.pop() ?? '';
    return blocks.map(eventOf).filter(({ data }) => data !== '');
  }
}

const eventOf = (block: string): StreamEvent => {
  const fields = { event: 'message', id: '', data: '' };
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon);
    const value = line.slice(colon + 1).replace(/^ /, '');
    if (name === 'data') fields.data += fields.data === '' ? value : `\n${value}`;
    else if (name === 'event' || name === 'id') fields[name] = value;
  }
  return fields;
};
