import type { Chain } from '../model/chain.js';
import { narrowRoutes } from '../model/routes.js';
import { renderShow } from '../report/show.js';
import { renderShowJson } from '../report/showJson.js';
import { surroundingsOf } from './configuration.js';
import { UsageError } from './failure.js';
import { paletteFor } from './colors.js';
import { widthOf, type Io } from './io.js';
import { analyzed } from './analyzed.js';
import type { ShowOptions } from './values.js';

/** Prints the effective timers of every route, or of those asked for. */
export async function show(options: ShowOptions, io: Io): Promise<0> {
  const { chains, stacks: all } = await analyzed(options, io, await surroundingsOf(options, io));
  const chosen = options.route === undefined ? chains : narrowed(chains, options.route);
  const named = new Set(chosen.map(({ route }) => route.stack));
  const stacks = all.filter(({ name }) => named.has(name));
  if (options.format === 'json') {
    io.stdout.write(renderShowJson(chosen, stacks));
    return 0;
  }
  const palette = await paletteFor(options.color, io.stdout, io.env);
  io.stdout.write(
    chosen.length === 0
      ? 'No routes: no server block was found.\n'
      : renderShow(chosen, { palette, width: widthOf(io.stdout), stacks }),
  );
  return 0;
}

function narrowed(chains: readonly Chain[], wanted: string): readonly Chain[] {
  const result = narrowRoutes(chains, wanted);
  if ('chains' in result) return result.chains;
  const near = result.near.map((label) => `  ${label}`).join('\n');
  throw new UsageError(`no route is named "${wanted}"${near === '' ? '' : `; there are:\n${near}`}`);
}
