import { paletteFor } from './colors.js';
import { surroundingsOf } from './configuration.js';
import { readInput } from './files.js';
import { widthOf, type Io } from './io.js';
import type { ListingOptions } from './values.js';

/** Tells which files would be read, as what and why, and what is left out. */
export async function list(options: ListingOptions, io: Io): Promise<0> {
  const { found } = await surroundingsOf(options, io);
  const { files, taken, leftOut } = await readInput(options, io, true);
  const { formatOf } = await import('../topology/formats.js');
  const { renderDiscovered, renderDiscoveredConcise, renderDiscoveredJson } = await import('../report/discovered.js');
  const nginx = new Set(files);
  const discovered = {
    files: [
      ...(found === undefined ? [] : [{ file: found.file.name, as: 'configuration of timeout-lint', because: CONFIG }]),
      ...taken.map(({ file, because }) => ({
        file: file.name,
        as: nginx.has(file) ? 'nginx configuration' : formatOf(file),
        because,
      })),
    ],
    leftOut,
  };
  if (options.format === 'json') io.stdout.write(renderDiscoveredJson(discovered));
  else if (options.format === 'concise') io.stdout.write(renderDiscoveredConcise(discovered));
  else {
    const palette = await paletteFor(options.color, io.stdout, io.env);
    io.stdout.write(renderDiscovered(discovered, { palette, width: widthOf(io.stdout) }));
  }
  return 0;
}

const CONFIG = 'by its name';
