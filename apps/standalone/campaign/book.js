'use strict';
// The killer's view of the sender's file, read on as it grows.
const fs = require('node:fs');

class Book {
  constructor(file) {
    fs.writeFileSync(file, '');
    this.descriptor = fs.openSync(file, 'r');
    this.rest = '';
    this.open = new Map();
    this.count = 0;
  }

  read() {
    const buffer = Buffer.alloc(1 << 20);
    for (let size; (size = fs.readSync(this.descriptor, buffer, 0, buffer.length, null)) > 0;) {
      const lines = (this.rest + buffer.toString('latin1', 0, size)).split('\n');
      this.rest = lines.pop();
      for (const line of lines) this.take(JSON.parse(line));
    }
  }

  take({ sent, acknowledged, failed }) {
    if (sent) this.open.set(sent, (this.open.get(sent) ?? 0) + 1);
    const outcome = acknowledged ?? failed;
    if (outcome) this.open.set(outcome, this.open.get(outcome) - 1);
    if (outcome && this.open.get(outcome) === 0) this.open.delete(outcome);
    if (acknowledged) this.count += 1;
  }

  /** How many commands were sent and have no outcome yet. */
  underWay() {
    this.read();
    return this.open.size;
  }

  acknowledged() {
    this.read();
    return this.count;
  }
}

module.exports = { Book };
