'use strict';

const WIDTH = 11;
const REDRAW_MS = 200;

const line = (subject, text) => `  ${subject.padEnd(WIDTH)} ${text}`;
const say = (subject, text) => process.stdout.write(`${line(subject, text)}\n`);
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Runs the work under a line that counts the seconds on a terminal, and is written once elsewhere. */
const during = async (subject, doing, done, work) => {
  const begun = performance.now();
  const stopTicking = process.stdout.isTTY ? tick(subject, doing, begun) : sayOnce(subject, doing);
  try {
    const result = await work();
    stopTicking();
    say(subject, `${done} in ${seconds(begun)}`);
    return result;
  } catch (error) {
    stopTicking();
    throw error;
  }
};

const sayOnce = (subject, doing) => {
  say(subject, `${doing} …`);
  return () => {};
};

const tick = (subject, doing, begun) => {
  const draw = () => process.stdout.write(`\r\x1b[2K${line(subject, `${doing} … ${seconds(begun)}`)}`);
  draw();
  const timer = setInterval(draw, REDRAW_MS);
  return () => {
    clearInterval(timer);
    process.stdout.write('\r\x1b[2K');
  };
};

module.exports = { say, during, seconds };
