import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { skipUnlessCi } from '../describeWith.js';
import { Lab } from './lab.js';
import { type Program, versionOf } from './programs.js';

/** What an experiment showed, as `evidence/NAME.json` keeps it. */
interface Evidence {
  readonly experiment: string;
  readonly question: string;
  /** The versions that it ran on, by program. */
  readonly versions: Readonly<Record<string, string>>;
  /** Each shape with what was seen of it. */
  readonly shown: readonly { readonly shape: string; readonly seen: string }[];
}

/** One shape of an experiment; what is returned says in one line what was seen. */
export type Shape = (lab: Lab) => Promise<string>;

/** An experiment takes part of a minute at most. */
const LIMIT = 60_000;

/**
 * An experiment on real programs. `question` is what it answers, in one sentence. Its shapes run side by side, each in a
 * lab of its own. Where a program is missing they are skipped and say so; with `CI` set that is a failure. With
 * `RECORD=1` what was seen is written to `evidence/NAME.json`, if all shapes passed; without, the recorded shapes must be these.
 */
export function experiment(
  name: string,
  { question, programs }: { readonly question: string; readonly programs: readonly Program[] },
  shapes: (shows: (shape: string, work: Shape) => void) => void,
): void {
  const versions = Object.fromEntries(programs.map((program) => [program, versionOf(program)]));
  const missing = programs.filter((program) => versions[program] === undefined);
  if (missing.length > 0) {
    skipUnlessCi(name, `no ${missing.join(', no ')} here`);
    return;
  }
  const seen = new Map<string, string | undefined>();
  describe(`${name}: ${question}`, () => {
    shapes((shape, work) => {
      if (seen.has(shape)) throw new Error(`two shapes of one name: ${shape}`);
      seen.set(shape, undefined);
      test.concurrent(
        shape,
        async () => {
          const lab = new Lab();
          try {
            seen.set(shape, await work(lab));
          } finally {
            await lab.end();
          }
        },
        LIMIT,
      );
    });
    if (process.env['RECORD'] !== '1') {
      test('what it showed is recorded', () => {
        const recorded = JSON.parse(readFileSync(fileOf(name), 'utf8')) as Evidence;
        expect(recorded.question).toBe(question);
        expect(recorded.shown.map(({ shape }) => shape)).toEqual([...seen.keys()]);
      });
    }
    afterAll(() => {
      if (process.env['RECORD'] !== '1') return;
      const shown = [...seen].flatMap(([shape, what]) => (what === undefined ? [] : [{ shape, seen: what }]));
      if (shown.length === seen.size) write({ experiment: name, question, versions: versions as never, shown });
    });
  });
}

function write(evidence: Evidence): void {
  const file = fileOf(evidence.experiment);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(evidence, null, 2)}\n`);
}

function fileOf(name: string): string {
  return join(process.cwd(), 'evidence', `${name}.json`);
}
