import { type Pieces, textOf, unknownIn } from '../shared/pieces.js';
import type { Variables } from '../shared/variables.js';

/**
 * What the official image makes of templates when a container starts: `entrypoint/20-envsubst-on-templates.sh` of
 * https://github.com/nginx/docker-nginx runs `envsubst` on every file below `directory` whose name ends with `suffix`,
 * and writes it below `output`, by the same name without the suffix. Paths are absolute and normal.
 */
export interface Rendering {
  readonly directory: string;
  readonly suffix: string;
  readonly output: string;
}

const DIRECTORY = '/etc/nginx/templates';

/** What the image does where no variable says otherwise. */
export const RENDERINGS: readonly Rendering[] = [
  { directory: DIRECTORY, suffix: '.template', output: '/etc/nginx/conf.d' },
  { directory: DIRECTORY, suffix: '.stream-template', output: '/etc/nginx/stream-conf.d' },
];

/**
 * The same for a container with some variables. As in the script, an empty one counts as none. What cannot be known,
 * because a variable that decides it is not, is left out.
 */
export function renderingsOf(environment: Variables): readonly Rendering[] {
  return RENDERINGS.flatMap((usual, index): Rendering[] => {
    const kind = index === 0 ? '' : 'STREAM_';
    const directory = chosen(environment.get('NGINX_ENVSUBST_TEMPLATE_DIR'), usual.directory);
    const suffix = chosen(environment.get(`NGINX_ENVSUBST_${kind}TEMPLATE_SUFFIX`), usual.suffix);
    const output = chosen(environment.get(`NGINX_ENVSUBST_${kind}OUTPUT_DIR`), usual.output);
    // To `find` a suffix is a mask.
    if (directory === undefined || suffix === undefined || output === undefined || /[*?[\\/]/.test(suffix)) return [];
    if (!directory.startsWith('/') || !output.startsWith('/')) return [];
    return [{ directory: withoutSlash(directory), suffix, output: withoutSlash(output) }];
  });
}

function chosen(pieces: Pieces | undefined, usual: string): string | undefined {
  if (pieces === undefined) return usual;
  return unknownIn(pieces) === undefined ? textOf(pieces) || usual : undefined;
}

function withoutSlash(path: string): string {
  return path.replace(/\/+$/, '');
}

/** `^NGINX_`, `_TIMEOUT$`, `APP_|WEB_`: as much of regular expressions as such filters need. */
const PLAIN_FILTER = /^\^?\w*\$?(?:\|\^?\w*\$?)*$/;

/**
 * The variables that templates are filled in with: those that `NGINX_ENVSUBST_FILTER` lets pass. None where it is not
 * known, or more than names with `^`, `$` and `|`, so that what it decides stays unknown.
 */
export function templateVariables(environment: Variables): Variables {
  const pieces = environment.get('NGINX_ENVSUBST_FILTER');
  const filter = pieces === undefined ? '' : textOf(pieces);
  if (pieces !== undefined && (unknownIn(pieces) !== undefined || !PLAIN_FILTER.test(filter))) return new Map();
  if (filter === '') return environment;
  const pattern = new RegExp(filter);
  return new Map([...environment].filter(([name]) => pattern.test(name)));
}
