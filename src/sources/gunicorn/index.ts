import type { SourceFile } from '../../model/span.js';
import type { AppReading, ReadFile } from '../shared/app.js';
import type { Invocation } from '../shared/invocation.js';
import { type Effective, readEffective } from './effective.js';
import { bindsOf, GunicornHop } from './hop.js';
import { observeClasses } from './observe/classes.js';
import { observeNames } from './observe/names.js';
import type { Scene } from './observe/scene.js';
import { observeSources } from './observe/sources.js';
import { observeValues } from './observe/values.js';
import type { ReadPython, SplitWords } from './pythonTypes.js';
import type { GunicornVersion } from './version.js';
import { resolveWorkerClass } from './workerClass.js';

/**
 * Reads one gunicorn: its command line, the variables it sees and its configuration file, each found and ranked as
 * gunicorn does it. `read` is asked for the file of `-c` or for `gunicorn.conf.py` of the start directory, with and
 * without that directory in front, and for the modules these import. Without a version, what differs between versions
 * is a band or unknown.
 */
export function readGunicorn(
  invocation: Invocation,
  read: ReadFile,
  python: ReadPython,
  split: SplitWords,
  gunicornVersion?: readonly number[],
): AppReading {
  const version: GunicornVersion = gunicornVersion;
  const effective = readEffective(invocation, read, python, split, version);
  const worker = resolveWorkerClass(effective, read, python);
  const scene: Scene = { effective, worker, observations: [], unknowns: [] };
  observeValues(scene);
  observeSources(scene);
  observeNames(scene);
  observeClasses(scene);
  return {
    hop: new GunicornHop(effective, worker),
    binds: bindsOf(effective),
    observations: scene.observations,
    unknowns: scene.unknowns,
    written: writtenCount(effective),
    files: filesOf(effective, worker.files),
    invocation,
  };
}

/** How many clocks and counts are written, in whichever source. */
function writtenCount(effective: Effective): number {
  let count = 0;
  for (const statements of effective.statements.values()) {
    for (const { setting } of statements) if (setting.kind === 'count') count++;
  }
  return count;
}

function filesOf({ config }: Effective, more: readonly SourceFile[]): SourceFile[] {
  const files = config.kind === 'read' ? config.config.files : [];
  return [...new Set([...files, ...more])];
}
