'use strict';

/** Ends the command with its message alone: it says what is wrong and what to do. */
class Failure extends Error {
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

const REASONS = {
  ENOSPC: 'the disk is full. Free some space and run the command again.',
  EDQUOT: 'the disk quota is used up. Free some space and run the command again.',
  EACCES:
    'the permission is missing. Give this user the right to write to the checkout, or work in a copy of your own.',
  EPERM: 'the permission is missing. Give this user the right to write to the checkout, or work in a copy of your own.',
  EROFS: 'the file system is read-only. Work in a copy on one that can be written.',
};

/** A Failure for what the file system said no to, else the error as it is. */
const explained = (what, error) => {
  const reason = REASONS[error.code];
  return reason ? new Failure(`${what}: ${reason}`) : error;
};

/** The same for what a program of others printed. */
const reasonIn = (text) => {
  const code = Object.keys(REASONS).find((known) => text.includes(known));
  return code && REASONS[code];
};

module.exports = { Failure, explained, reasonIn };
