/**
 * Readers that most runs do without: those that need a parser of YAML, JSON or TOML, which takes longer to load than to
 * use, and those of rarer servers.
 */
import { looksLikeCompose, readCompose } from '../sources/compose/index.js';
import { readDaphne } from '../sources/daphne/index.js';
import { looksLikeEcs, readEcs } from '../sources/ecs/index.js';
import { readGranian } from '../sources/granian/index.js';
import { readHypercorn } from '../sources/hypercorn/index.js';
import {
  type ClusterFiles,
  looksLikeKubernetes,
  readCluster,
  readKubernetes,
  readManifests,
} from '../sources/kubernetes/index.js';
import { parseArguments } from '../sources/shared/arguments/argparse.js';
import { parseWith } from '../sources/shared/arguments/fromArgparse.js';
import { readPython } from '../sources/shared/python/index.js';
import { splitWords } from '../sources/shared/shell/index.js';
import { isPackageJson } from '../sources/tasks/names.js';
import { readPackageScripts } from '../sources/tasks/packageScripts.js';
import { readUwsgi } from '../sources/uwsgi/index.js';
import { readWaitress, waitressServeReadings } from '../sources/waitress/index.js';
import type { FurtherReaders } from './appServers.js';
import type { Carrier } from './carriers.js';

const kubernetes: Carrier = {
  looksLike: looksLikeKubernetes,
  read: readKubernetes,
  readAll: (files) => readCluster(readManifests(files)),
};

const argparse = parseWith(parseArguments);

export const FURTHER: FurtherReaders = {
  carriers: [
    {
      looksLike: ({ name }) => isPackageJson(name),
      read: (file) => ({ launches: readPackageScripts(file), unknowns: [] }),
    },
    { looksLike: looksLikeCompose, read: (file, find) => readCompose(file, splitWords, find) },
    kubernetes,
    { looksLike: looksLikeEcs, read: readEcs },
  ],
  servers: {
    hypercorn: (invocation, read, version) =>
      readHypercorn(invocation, read, argparse, { names: readPython, ...(version === undefined ? {} : { version }) }),
    daphne: (invocation, read, version) => readDaphne(invocation, read, argparse, version),
    granian: readGranian,
    waitress: readWaitress,
    uwsgi: readUwsgi,
  },
  calls: waitressServeReadings,
};

/** The same readers where manifests are those of one environment, with what an overlay makes of them. */
export function furtherIn(cluster: ClusterFiles): FurtherReaders {
  const own = new Set(cluster.files.filter(({ name }) => /\.(?:ya?ml|json|tpl)$|(?:^|\/)Kustomization$/i.test(name)));
  const carrier: Carrier = { ...kubernetes, looksLike: (file) => own.has(file), readAll: () => readCluster(cluster) };
  return { ...FURTHER, carriers: FURTHER.carriers.map((each) => (each === kubernetes ? carrier : each)) };
}
