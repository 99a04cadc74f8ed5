import { analyze } from '../../src/api.js';
import type { Backend } from './backend.js';
import type { Configuration } from './configuration.js';
import { Lab } from './lab/lab.js';
import { nginxCommand } from './lab/servers/nginx.js';
import { measure, type Observed } from './measure.js';
import { compare, type Comparison } from './modelled.js';

export interface File {
  readonly name: string;
  readonly text: string;
}

/** A configuration as it was run, with what nginx did on each of its routes. */
export interface Run {
  readonly configuration: Configuration;
  readonly files: readonly File[];
  readonly observed: readonly Observed[];
}

/** Runs a configuration on the nginx at `path` and watches it. */
export async function run(path: string, configuration: Configuration, backend: Backend): Promise<Run> {
  const filesOn = (ports: readonly number[]): File[] =>
    configuration.files.map(({ name, text }) => ({ name, text: filled(text, ports, backend) }));
  const lab = new Lab();
  try {
    const nginx = await lab.run(configuration.listens, (...ports) => ({
      command: nginxCommand(path),
      files: Object.fromEntries(filesOn(ports).map(({ name, text }) => [name, text])),
      ports,
    }));
    const files = filesOn(nginx.ports);
    try {
      return { configuration, files, observed: await measure(configuration, nginx.ports, backend) };
    } catch (problem) {
      throw new Error(`${String(problem)}\n${nginx.read('error.log')}\n${listing(files)}`, { cause: problem });
    }
  } finally {
    await lab.end();
  }
}

function filled(text: string, ports: readonly number[], backend: Backend): string {
  return text.replaceAll(/%([A-Z]+)(\d*)%/g, (placeholder, name: string, index: string) => {
    const value = name === 'LISTEN' ? ports[Number(index)] : backend.addresses[`${name}${index}`];
    if (value === undefined) throw new Error(`nothing is known for ${placeholder}`);
    return String(value);
  });
}

/** Compares what nginx did with what the model says of the same files. */
export function compareRun({ configuration, files, observed }: Run, version: string): Comparison[] {
  const analysis = analyze(files, { nginxVersion: version });
  return configuration.probes.flatMap((probe, index) => compare(probe, observed[index] as Observed, analysis));
}

/** A difference in words: what differs where, then the whole configuration. */
export function report({ configuration, files }: Run, differences: readonly Comparison[]): string {
  const lines = differences.map(
    ({ route, quantity, observed, modelled }) =>
      `route ${route}: ${quantity}: nginx did ${observed}, the model says ${modelled}`,
  );
  return `${configuration.name}\n${lines.join('\n')}\n${listing(files)}`;
}

function listing(files: readonly File[]): string {
  return files.map(({ name, text }) => `----- ${name}\n${text}`).join('\n');
}
