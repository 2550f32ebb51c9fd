// A test runner for Stryker. Jest takes seconds to begin once more for each mutant; this one stays in its process and takes
// some 20 ms. Each mutant meets modules that were read anew, so nothing that one mutant left in a memory meets the next.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { PluginKind, declareFactoryPlugin } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  MutantRunStatus,
  TestStatus,
  determineHitLimitReached,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { specFiles } from './spec-files.mjs';

/**
 * Walks over thousands of sequences take minutes a mutant, and what only they see is a hole in the examples. The time zones
 * are tried in processes of their own, which no mutant reaches; the glossary's spec looks for words in the sources as written.
 */
const leftOut = /(promises|any-zone|glossary)\.spec\.ts$/;

/** Those that count over thousands of days take seconds: they judge the mutants of their own folder. */
const slow = /(hijri|counted)\.spec\.ts$/;

const specsBelow = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.spec.ts') && !leftOut.test(name))
    .map((name) => path.join(folder, name));

class SpecRunner {
  #files = specsBelow(path.resolve('libs/domain')); // below Stryker's copy of the checkout, where it starts its runners
  #specs = specFiles(process.cwd());
  #took = new Map();
  /** What the mutated code reads and counts. */
  #told = (globalThis.__stryker__ ??= {});

  capabilities() {
    return { reloadEnvironment: true };
  }

  /**
   * Each test alone, with the reading of its file counted as its own: so a test reaches what it needs whatever others left in a
   * memory before it, and what runs while a module is read is judged by the tests that read it, like everything else.
   */
  async dryRun() {
    const tests = [];
    for (const file of this.#files) {
      for (const { id } of this.#read(file)) {
        const begun = performance.now();
        this.#told.currentTestId = id;
        const judged = await judge(this.#read(file).find((test) => test.id === id));
        this.#told.currentTestId = undefined;
        // With its reading: else Stryker waits for each mutant that never ends as long again as all readings took together.
        tests.push({ ...judged, timeSpentMs: performance.now() - begun });
      }
    }
    const perTest = this.#told.mutantCoverage?.perTest ?? {};
    return { status: DryRunStatus.Complete, tests, mutantCoverage: { static: {}, perTest } };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, disableBail, sandboxFileName }) {
    Object.assign(this.#told, { activeMutant: activeMutant.id, hitLimit, hitCount: hitLimit && 0 });
    try {
      const tests = await this.#judged(new Set(testFilter), path.dirname(sandboxFileName), disableBail);
      const endless = determineHitLimitReached(this.#told.hitCount, hitLimit);
      return toMutantRunResult(endless ?? { status: DryRunStatus.Complete, tests }, disableBail);
    } catch (error) {
      // Under this mutant a spec file cannot even be read.
      return {
        status: MutantRunStatus.Killed,
        killedBy: [],
        nrOfTests: 0,
        failureMessage: String(error?.stack ?? error),
      };
    } finally {
      this.#told.activeMutant = undefined;
    }
  }

  async #judged(wanted, folder, all) {
    const results = [];
    this.#specs.forget();
    for (const file of this.#inOrder(folder)) {
      const its = [...wanted].filter((id) => id.startsWith(`${path.relative('', file)} `));
      if (its.length === 0) continue;
      const tests = this.#specs.tests(file);
      // A mutant that gives the tests other titles meets all of the file.
      const known = its.every((id) => tests.some((test) => test.id === id));
      for (const test of tests.filter(({ id }) => !known || wanted.has(id))) {
        const result = await judge(test);
        this.#took.set(file, (this.#took.get(file) ?? 0) + result.timeSpentMs);
        results.push(result);
        if (result.status === TestStatus.Failed && !all) return results;
      }
    }
    return results;
  }

  /** The specs of the same folder first, then those that have taken the least time so far. */
  #inOrder(folder) {
    const rank = (file) => (path.dirname(file) === folder ? 0 : 1);
    const took = (file) => this.#took.get(file) ?? 0;
    const files = this.#files.filter((file) => rank(file) === 0 || !slow.test(file));
    return files.sort((one, other) => rank(one) - rank(other) || took(one) - took(other));
  }

  #read(file) {
    this.#specs.forget();
    return this.#specs.tests(file);
  }
}

const judge = async ({ id, name, fileName, run }) => {
  const started = performance.now();
  const result = (outcome) => ({ id, name, fileName, timeSpentMs: performance.now() - started, ...outcome });
  try {
    await run();
    return result({ status: TestStatus.Success });
  } catch (error) {
    return result({ status: TestStatus.Failed, failureMessage: String(error?.stack ?? error) });
  }
};

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'specs', () => new SpecRunner())];
