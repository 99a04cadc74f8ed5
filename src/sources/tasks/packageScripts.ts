import type { SourceFile } from '../../model/span.js';
import type { Launch } from '../shared/launch.js';
import { readYaml } from '../shared/yaml/index.js';
import { taskLaunch } from './task.js';

/** The `scripts` of a package.json, a launch each; none where there are none, or it is no JSON. */
export function readPackageScripts(file: SourceFile): readonly Launch[] {
  // JSON is YAML, and its reader knows the place of every character of a string.
  const scripts = readYaml(file).documents[0]?.get('scripts');
  if (scripts === undefined) return [];
  return [...scripts.entries().values()].flatMap(({ key, keySpan, value }) => {
    const script = value.pieces();
    return script === undefined ? [] : [taskLaunch(key, script, keySpan)];
  });
}
