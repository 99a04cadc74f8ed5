/** Procfiles: one shell command for each process type. */
import type { Unknown } from '../../model/observation.js';
import type { SourceFile } from '../../model/span.js';
import type { Launch } from '../shared/launch.js';
import { trimmedRange, withoutTemplates } from '../shared/yaml/text.js';

/** Larger files are none that a person wrote. */
const LARGEST = 500_000;
/** `web: gunicorn app:app`. */
const TYPE = /^[ \t]*([A-Za-z0-9_-]+):[ \t]*(?=\S)/;

/**
 * Every process type of a Procfile, also those that serve nothing (`release`): their names tell them apart. The
 * platform adds variables (`PORT`, `WEB_CONCURRENCY`), and says by itself how long it waits: nothing is said here.
 */
export function readProcfile(file: SourceFile): {
  readonly launches: readonly Launch[];
  readonly unknowns: readonly Unknown[];
} {
  if (file.text.length > LARGEST) {
    const span = { file, start: 0, end: 0 };
    return { launches: [], unknowns: [{ kind: 'file', text: file.name, name: 'Procfile', span }] };
  }
  const source = withoutTemplates(file, false);
  const launches: Launch[] = [];
  for (const match of source.text.matchAll(/[^\r\n]+/g)) {
    const type = TYPE.exec(match[0]);
    if (type === null) continue;
    const [start, end] = trimmedRange(source.text, match.index + type[0].length, match.index + match[0].length);
    const name = type[1] as string;
    const nameStart = match.index + type[0].indexOf(name);
    launches.push({
      carrier: 'procfile',
      name,
      // Heroku's shell; it replaces itself by a command that stands alone.
      command: { form: 'shell', script: source.pieces(start, end), shell: '/bin/bash' },
      environment: new Map(),
      environmentOpen: true,
      span: { file, start: nameStart, end: nameStart + name.length },
      stop: {},
    });
  }
  return { launches, unknowns: [] };
}

/** Whether a file is a Procfile, by its name. */
export function looksLikeProcfile(file: SourceFile): boolean {
  return (
    /(?:^|[\\/])Procfile(?:[._-][^\\/]*)?$/i.test(file.name) &&
    /^[ \t]*[\w-]+:[ \t]*\S/m.test(file.text.slice(0, 50_000))
  );
}
