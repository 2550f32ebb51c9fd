import { readFileSync } from 'node:fs';
import type { Bench } from '../bench';
import { largeRunOf } from '../large/large-run';
import type { Program } from '../program';
import type { ReadersSaw, ReadersSetting } from '../programs/live-readers';
import type { Paced, PacedSetting } from '../programs/paced-commands';
import type { Figure, Row } from '../row';

const READERS = 1_000;
const READING_PROCESSES = 2;
const NOTE_ONE_IN = 25;
const COMMANDS_A_SECOND = 200;
const SECONDS = 20;
/** Readers go on for so long after the last command. */
const MORE_SECONDS = 3;
const CALLERS = 4;
const TICKS_A_SECOND = 100;

interface Measured {
  readonly seen: Figure;
  readonly cores: Figure;
}

let measuring: Promise<Measured> | undefined;

const liveRow = (name: string, what: string, unit: Row['unit'], atMost: number, part: keyof Measured): Row => ({
  name,
  what,
  unit,
  goal: { atMost },
  mostRounds: 1,
  open: async (bench) => {
    const { configuration } = await largeRunOf(bench);
    return {
      configuration: [
        ...configuration,
        `${READERS} readers with tokens in ${READING_PROCESSES} processes, all read to the end, one in ${NOTE_ONE_IN} notes each change; ${COMMANDS_A_SECOND} commands a second for ${SECONDS} s to the same API process, from another; the projector is a process of its own`,
      ],
      ours: async () => (await (measuring ??= measured(bench)))[part],
      close: async () => undefined,
    };
  },
});

export const rows: readonly Row[] = [
  liveRow('live', 'from the answer of a command to its change seen by a live reader, p99', 'ms', 250, 'seen'),
  liveRow('live-cpu', 'the API process meanwhile', 'cores', 1, 'cores'),
];

const measured = async (bench: Bench): Promise<Measured> => {
  const { api, startProjector } = await largeRunOf(bench);
  const projector = await startProjector();
  const tokens = (role: string): Promise<string[]> =>
    Promise.all(Array.from({ length: CALLERS }, (_, nth) => api.token(role, `${role}-live-${nth}`)));
  const supervisors = await tokens('supervisor');
  const sending = await bench.program<Paced>('paced-commands', {
    url: api.url,
    perSecond: COMMANDS_A_SECOND,
    intakes: await tokens('intake'),
    officers: await tokens('officer'),
  } satisfies PacedSetting);
  await sending.run(3);
  const reading: Program<ReadersSaw>[] = [];
  for (let nth = 0; nth < READING_PROCESSES; nth += 1)
    reading.push(
      await bench.program<ReadersSaw>(
        'live-readers',
        {
          url: api.url,
          tokens: supervisors,
          readers: READERS / READING_PROCESSES,
          noteOneIn: NOTE_ONE_IN,
        } satisfies ReadersSetting,
        120,
      ),
    );
  const seeing = Promise.all(reading.map((program) => program.run(SECONDS + MORE_SECONDS)));
  const before = cpuSeconds(api.pid);
  const { answered, p99Ms } = await sending.run(SECONDS);
  const cores = (cpuSeconds(api.pid) - before) / SECONDS;
  const saw = await seeing;
  await Promise.all([...reading, sending].map((program) => program.end()));
  await projector.stop();
  const delays = delaysOf(answered, saw);
  const mebibytes = saw.reduce((sum, { bytes }) => sum + bytes, 0) / 2 ** 20 / SECONDS;
  const cut = saw.reduce((sum, each) => sum + each.cut, 0);
  const at = (share: number): number => delays[Math.min(delays.length - 1, Math.floor(delays.length * share))] ?? NaN;
  const expected = (answered.length * READERS) / NOTE_ONE_IN;
  return {
    seen: {
      value: at(0.99),
      beside: `p50 ${Math.round(at(0.5))} ms, most ${Math.round(at(1))} ms; ${delays.length} of ${expected} sightings; commands answered in ${Math.round(p99Ms)} ms (p99); ${cut} readers cut`,
    },
    cores: { value: cores, beside: `${Math.round(mebibytes)} MB a second to the readers` },
  };
};

/** A reader may be shown a later state of the case in place of an earlier one: then that is when the change was seen. */
const delaysOf = (answered: Paced['answered'], saw: readonly ReadersSaw[]): number[] => {
  const at = new Map(answered);
  const delays: number[] = [];
  for (const part of saw)
    for (const [change, times] of part.saw) {
      const answeredAt = at.get(change);
      if (answeredAt !== undefined) for (const time of times) delays.push(time - answeredAt);
    }
  return delays.sort((one, other) => one - other);
};

/** Of the process since it began; Linux only. */
const cpuSeconds = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
};
