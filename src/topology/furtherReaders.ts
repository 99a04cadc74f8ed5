/** Readers that need a parser of YAML, JSON or TOML, which takes longer to load than to use. */
import { looksLikeCompose, readCompose } from '../sources/compose/index.js';
import { looksLikeEcs, readEcs } from '../sources/ecs/index.js';
import { readHypercorn } from '../sources/hypercorn/index.js';
import { looksLikeKubernetes, readKubernetes } from '../sources/kubernetes/index.js';
import { parseArguments } from '../sources/shared/arguments/argparse.js';
import { parseWith } from '../sources/shared/arguments/fromArgparse.js';
import { readPython } from '../sources/shared/python/index.js';
import { splitWords } from '../sources/shared/shell/index.js';
import type { FurtherReaders } from './appServers.js';

const argparse = parseWith(parseArguments);

export const FURTHER: FurtherReaders = {
  carriers: [
    { looksLike: looksLikeCompose, read: (file) => readCompose(file, splitWords) },
    { looksLike: looksLikeKubernetes, read: readKubernetes },
    { looksLike: looksLikeEcs, read: readEcs },
  ],
  servers: { hypercorn: (invocation, read) => readHypercorn(invocation, read, argparse, { names: readPython }) },
};
