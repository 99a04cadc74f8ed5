import type { Analysis } from '../report/analysis.js';
import { analyzedInput, inputOf } from './analyzed.js';
import type { RuleChoice } from '../rules/choice.js';
import { checked, held, knownOf } from './checked.js';
import { type Surroundings, surroundingsOf } from './configuration.js';
import { UsageError } from './failure.js';
import type { Input } from './files.js';
import type { Io } from './io.js';
import { FileNames, realPath, statusOf } from './names.js';
import type { Ground } from './originals.js';
import type { LintOptions } from './values.js';

/** Whether fixes are asked for. */
export function changes({ diff, fix }: LintOptions): boolean {
  return diff || fix !== undefined;
}

/** Analyses what was named, and shows or writes the fixes of what was found; gives what is there afterwards. */
export async function withFixes(
  options: LintOptions,
  io: Io,
  around: Surroundings,
  chosen: RuleChoice,
): Promise<Analysis> {
  refuseStreams(options, io);
  const input = await inputOf(options, io, around);
  const known = await knownOf(options, around, io);
  const analysis = await held(
    await analyzedInput(input, options, io, around, chosen),
    options,
    io,
    around,
    chosen,
    known,
  );
  const { fixFindings } = await import('./fixing.js');
  const result = fixFindings(analysis.findings, groundOf(options, io, around, input), options);
  if ('problem' in result) throw new UsageError(result.problem);
  io.stdout.write(result.patch);
  io.stderr.write(result.told);
  if (!result.changed) return analysis;
  return checked(options, io, await surroundingsOf(options, io), chosen);
}

/** What cannot be read twice cannot be written either. */
function refuseStreams({ paths, envFiles, config, stdinName, diff }: LintOptions, { cwd }: Io): void {
  const option = diff ? '--diff' : '--fix';
  if (stdinName !== undefined || paths.includes('-')) {
    throw new UsageError(`${option} needs files: what is read from standard input cannot be changed`);
  }
  for (const path of [...paths, ...envFiles, ...(typeof config === 'string' ? [config] : [])]) {
    const status = statusOf(new FileNames(cwd).absolute(path));
    if (status === undefined || status.isFile() || status.isDirectory()) continue;
    throw new UsageError(`${option} needs files: ${path} is none`);
  }
}

function groundOf(options: LintOptions, { cwd }: Io, { found }: Surroundings, { roots, virtual }: Input): Ground {
  const names = new FileNames(cwd);
  const absolute = (name: string): string => names.absolute(name);
  const named = [...options.envFiles, ...(found?.configuration.files ?? []).map(({ name }) => name)];
  return {
    absolute,
    roots: [...roots, ...named.map((name) => realPath(absolute(name)))],
    virtual,
    configuration: found?.file.name,
  };
}
