/**
 * Readers that most runs do without: those that need a parser of YAML, JSON or TOML, which takes longer to load than to
 * use, and those of rarer servers.
 */
import { composeProjects, looksLikeCompose } from '../sources/compose/index.js';
import { looksLikeDockerfile } from '../sources/dockerfile/index.js';
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
import { isPackageJson } from '../sources/tasks/names.js';
import { readPackageScripts } from '../sources/tasks/packageScripts.js';
import { readUwsgi } from '../sources/uwsgi/index.js';
import { readWaitress, waitressServeReadings } from '../sources/waitress/index.js';
import type { FurtherReaders } from './appServers.js';
import type { Carrier } from './carriers.js';
import { projectOf } from './stacks/projects.js';

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
  project: (files, find, variables, nginx = []) => {
    const compose = files.filter(looksLikeCompose);
    if (compose.length === 0) return undefined;
    // One that another includes is read with that one.
    const own = new Set(composeProjects(compose, find).flatMap((project) => project.files));
    return projectOf(
      compose.filter((file) => own.has(file)),
      { dockerfiles: files.filter(looksLikeDockerfile), nginx },
      find,
      variables,
    );
  },
};

/** The same readers where manifests are those of one environment, with what an overlay makes of them. */
export function furtherIn(cluster: ClusterFiles): FurtherReaders {
  const own = new Set(cluster.files.filter(({ name }) => /\.(?:ya?ml|json|tpl)$|(?:^|\/)Kustomization$/i.test(name)));
  const carrier: Carrier = { ...kubernetes, looksLike: (file) => own.has(file), readAll: () => readCluster(cluster) };
  return { ...FURTHER, carriers: FURTHER.carriers.map((each) => (each === kubernetes ? carrier : each)) };
}
