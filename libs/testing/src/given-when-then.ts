import {
  calendarVersionOne,
  decide,
  evolve,
  initialCase,
  Refused,
  sentenceOf,
  versionOneOfMain,
  type Case,
  type CaseCommand,
  type CaseEvent,
  type GivenDocuments,
} from '@lib/domain';

type Decider<Command, State, Event extends { type: string; data: object }> = {
  decide: (command: Command, state: State) => readonly Event[];
  evolve: (state: State, event: Event) => State;
  initial: State;
};

type Asked<Command, Event> = { when: (...commands: [Command, ...Command[]]) => Judged<Event> };

/** Ends a sentence. Every way of ending asserts; a sentence without one asserts nothing, so none is left out. */
type Judged<Event> = {
  /** Exactly these events, compared after a JSON round trip. */
  then: (...expected: readonly Event[]) => void;
  /** Exactly these types, in this order; for tests whose subject is not the data. */
  thenTypes: (...types: readonly string[]) => void;
  thenRefused: (code: string, details?: Readonly<Record<string, unknown>>) => void;
  thenNothing: () => void;
};

/**
 * A decider test as a sentence: `given(submitted, attested).when(refer).thenRefused('review_notice_missing')`. State is
 * made of events, which go through JSON first; of several commands the last is the one that is asked about.
 */
export const sentencesOf =
  <Command, State, Event extends { type: string; data: object }>(decider: Decider<Command, State, Event>) =>
  (...history: readonly Event[]): Asked<Command, Event> => ({
    when: (...commands) => {
      let state = history.map(throughJson).reduce(decider.evolve, decider.initial);
      for (const command of commands.slice(0, -1))
        state = decider.decide(command, state).map(throughJson).reduce(decider.evolve, state);
      return judged(() => decider.decide(commands.at(-1)!, state));
    },
  });

const judged = <Event extends { type: string }>(decideNow: () => readonly Event[]): Judged<Event> => ({
  // The sentence's own word; nobody awaits a sentence.
  // oxlint-disable-next-line unicorn/no-thenable
  then: (...expected) => expect(throughJson(decideNow())).toEqual(throughJson(expected)),
  thenTypes: (...types) => expect(decideNow().map(({ type }) => type)).toEqual(types),
  thenNothing: () => expect(decideNow()).toEqual([]),
  thenRefused: (code, details) => {
    const refusal = refusalOf(decideNow);
    expect(refusal).toBeInstanceOf(Refused);
    expect((refusal as Refused).code).toBe(code);
    // Whatever is refused cites a clause or none, and says in full what its sentence speaks of.
    expect((refusal as Refused).clause ?? 'P0').toMatch(/^P\d+$/);
    expect(sentenceOf(code, 'en', (refusal as Refused).details)).not.toContain('…');
    if (details) expect(throughJson((refusal as Refused).details)).toMatchObject(details);
  },
});

const refusalOf = (act: () => readonly { type: string }[]): unknown => {
  try {
    return `nothing was refused: ${act().map(({ type }) => type)}`;
  } catch (error) {
    return error;
  }
};

const throughJson = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

/** Sentences about a case that is judged under these documents. */
export const givenUnder = (documents: GivenDocuments) =>
  sentencesOf<CaseCommand, Case, CaseEvent>({
    decide: (command, state) => decide(command, state, documents),
    evolve,
    initial: initialCase,
  });

/** Sentences about a case of version 1 of `main`. */
export const given = givenUnder({
  policy: versionOneOfMain('2023-11-27T00:00:00.000Z'),
  calendar: calendarVersionOne,
});
