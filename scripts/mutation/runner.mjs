/**
 * Runs tests for Stryker in one process, a fresh instance of the program for each mutant. Jest would take seconds to start for
 * each, and in its mode for ES modules cannot tell which tests reach a mutant.
 */
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import fc from 'fast-check';
import { compileTests } from './bundle.mjs';

// A mutant that survives one run survives the next one, too.
fc.configureGlobal({ seed: 7 });

class InProcessRunner {
  #compiled;

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    this.#compiled = await compileTests(process.cwd());
  }

  /** Every test in an instance of its own: what one leaves in a cache would hide what the next one reaches. */
  async dryRun() {
    const world = stryker();
    const tests = [];
    for (const { file, instance, names } of await this.#collected()) {
      for (const [index, id] of names.entries()) {
        world.currentTestId = undefined;
        const fresh = instance();
        await fresh.load(file);
        world.currentTestId = id;
        tests.push(await result(fresh, fresh.tests[index], id, file));
        world.currentTestId = undefined;
        await fresh.endBlocks();
      }
    }
    return { status: DryRunStatus.Complete, tests, mutantCoverage: world.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    const world = stryker();
    const wanted = testFilter && new Set(testFilter);
    world.activeMutant = activeMutant.id;
    world.hitCount = hitLimit === undefined ? undefined : 0;
    world.hitLimit = hitLimit;
    const tests = [];
    const fresh = this.#compiled.instance();
    try {
      for (const file of wanted === undefined ? this.#compiled.files : filesOf(wanted, this.#compiled.files)) {
        const failed = await this.#runFile(fresh, file, wanted, tests);
        if (failed) break;
      }
    } finally {
      world.activeMutant = undefined;
    }
    const tooOften = determineHitLimitReached(world.hitCount, hitLimit);
    return toMutantRunResult(tooOften ?? { status: DryRunStatus.Complete, tests });
  }

  /** Runs the wanted tests of a file up to the first that fails; whether one did. */
  async #runFile(fresh, file, wanted, results) {
    const begin = fresh.tests.length;
    try {
      await fresh.load(file);
    } catch (error) {
      results.push({ id: file, name: file, status: TestStatus.Failed, failureMessage: String(error), timeSpentMs: 0 });
      return true;
    }
    const ids = idsOf(file, fresh.tests.slice(begin).map(fresh.nameOf));
    try {
      for (const [index, id] of ids.entries()) {
        if (wanted !== undefined && !wanted.has(id)) continue;
        const ran = await result(fresh, fresh.tests[begin + index], id, file);
        results.push(ran);
        if (ran.status === TestStatus.Failed) return true;
      }
      return false;
    } finally {
      await fresh.endBlocks().catch(() => {});
    }
  }

  async #collected() {
    const { files, instance } = this.#compiled;
    const all = [];
    for (const file of files) {
      const fresh = instance();
      await fresh.load(file);
      all.push({ file, instance, names: idsOf(file, fresh.tests.map(fresh.nameOf)) });
    }
    return all;
  }
}

/** Where Stryker's marks in the mutated sources look for what is active, and count what is reached. */
function stryker() {
  return (globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {});
}

async function result(fresh, test, id, file) {
  const begin = performance.now();
  let failureMessage;
  try {
    await fresh.runTest(test);
  } catch (error) {
    failureMessage = String(error?.message ?? error);
  }
  const timeSpentMs = performance.now() - begin;
  const common = { id, name: id, timeSpentMs, fileName: file };
  return failureMessage === undefined
    ? { ...common, status: TestStatus.Success }
    : { ...common, status: TestStatus.Failed, failureMessage };
}

/** Ids that stay the same from run to run; tests of one name are told apart by a number. */
function idsOf(file, names) {
  const seen = new Map();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return `${file}#${name}${count === 1 ? '' : ` (${count})`}`;
  });
}

function filesOf(ids, files) {
  const wanted = new Set([...ids].map((id) => id.slice(0, id.indexOf('#'))));
  return files.filter((file) => wanted.has(file));
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner)];
