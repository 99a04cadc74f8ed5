/**
 * What tests import as `@jest/globals` in a mutation run: it only notes them down, for `runner.mjs` to run those that reach
 * a mutant, and to stop at the first that fails. Matchers and tables are Jest's own.
 */
import { bind } from 'jest-each';

export { expect } from 'expect';

/** A file, or a `describe`: its hooks, and whether those that come first have run. */
const blockIn = (parent, title) => ({ parent, title, before: [], after: [], afterEach: [], begun: false });

let block = blockIn(undefined, '');

/** Every test of the files that were loaded, in the order in which they stand there. */
export const tests = [];

function addTest(name, run) {
  tests.push({ name, run, block });
}

function addBlock(title, fill) {
  const outer = block;
  block = blockIn(outer, title);
  fill();
  block = outer;
}

export const test = Object.assign((name, run) => addTest(name, run), { each: bind(addTest) });
export const describe = Object.assign((title, fill) => addBlock(title, fill), { each: bind(addBlock) });
export const beforeAll = (hook) => block.before.push(hook);
export const afterAll = (hook) => block.after.push(hook);
export const afterEach = (hook) => block.afterEach.push(hook);

/** A test's name with those of the blocks around it. */
export function nameOf({ name, block: inner }) {
  return [...around(inner).map(({ title }) => title), name].filter(Boolean).join(' > ');
}

/** Runs a test with the hooks around it; rejects where it fails. */
export async function runTest({ run, block: inner }) {
  const blocks = around(inner);
  for (const each of blocks) {
    if (each.begun) continue;
    each.begun = true;
    for (const hook of each.before) await hook();
  }
  try {
    await run();
  } finally {
    for (const { afterEach: hooks } of blocks.toReversed()) for (const hook of hooks) await hook();
  }
}

/** Runs what blocks that were begun want done at their end. */
export async function endBlocks() {
  for (const each of new Set(tests.flatMap(({ block: inner }) => around(inner).toReversed()))) {
    if (!each.begun) continue;
    each.begun = false;
    for (const hook of each.after) await hook();
  }
}

/** A block with all those that hold it, outermost first. */
function around(inner) {
  return inner === undefined ? [] : [...around(inner.parent), inner];
}
