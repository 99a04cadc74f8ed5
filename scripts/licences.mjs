/** The licences of the packages whose code is in the bundle. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Packages whose code is copied by a step before bundling, by the file that this step writes. */
const COPIED = { 'src/generated/ruleSchema.js': 'node_modules/ajv' };

/** One section a package, in order of names; a package without a licence text ends the build. */
export function licencesOf(inputs, root) {
  const folders = new Set();
  for (const input of inputs) {
    const folder = COPIED[input] ?? /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
    if (folder !== undefined) folders.add(folder);
  }
  const sections = [...folders].map((folder) => section(join(root, folder))).toSorted();
  return `timeout-lint contains code of these packages.\n\n${sections.join('\n')}`;
}

function section(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder)
    .toSorted()
    .find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} ${version} (${license}) has no licence file to ship`);
  const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
  return `${'-'.repeat(80)}\n${name} ${version} (${license})\n\n${text}\n`;
}
