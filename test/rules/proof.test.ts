import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { evidence } from '../../src/generated/rulePages.js';
import type { Evidence } from '../../src/rules/evidence.js';
import { proofs } from './proofs.js';

const experiments = readdirSync('test/real/experiments')
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => name.replace('.test.ts', ''));

describe.each(proofs.map(({ name, proof }) => [name, proof] as const))('%s', (name, proof) => {
  if ('none' in proof) {
    test('says why nothing can show it', () => {
      // A word or two would be an excuse.
      expect(proof.none.split(/\s+/).length).toBeGreaterThanOrEqual(5);
    });
    return;
  }
  test('is shown by an experiment whose result is recorded', () => {
    expect(experiments).toContain(proof.experiment);
    expect(evidence[proof.experiment]).toBeDefined();
    expect(readFileSync('docs/evidence.md', 'utf8')).toContain(`](rules/${name}.md) | [${proof.experiment}](`);
  });
});

test.each(experiments)('the experiment %s proves a rule, and what it showed is recorded', (name) => {
  const named = proofs.filter(({ proof }) => 'experiment' in proof && proof.experiment === name);
  expect(named.length).toBeGreaterThan(0);
  const { question, versions, shown } = evidence[name] as unknown as Evidence;
  expect(readFileSync(`test/real/experiments/${name}.test.ts`, 'utf8')).toContain(`'${name}'`);
  expect(question).toMatch(/\?$/);
  expect(Object.keys(versions).length).toBeGreaterThan(0);
  expect(shown.length).toBeGreaterThan(0);
  for (const { shape, seen } of shown) {
    expect(shape.length).toBeGreaterThan(5);
    // Only what nobody can repeat would name a port or a folder.
    expect(`${shape} ${seen}`).not.toMatch(/127\.0\.0\.1:\d|\/tmp\/|undefined|NaN/);
  }
});

test('nothing is recorded of an experiment that is gone', () => {
  expect(Object.keys(evidence).filter((name) => !existsSync(`test/real/experiments/${name}.test.ts`))).toEqual([]);
});
