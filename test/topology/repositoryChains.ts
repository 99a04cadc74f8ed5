import { cliOn } from '../cli/world.js';

interface ChainJson {
  readonly route: { readonly stack?: string; readonly location: string };
  readonly hops: readonly { readonly product: string }[];
  readonly legs: readonly { readonly confidence: string }[];
}

/** The chains of a repository with these files, each as `stack: /location nginx > gunicorn (high)`; in order. */
export async function chainsIn(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { out } = await cliOn(files, ['show', '--format', 'json']);
  const { chains } = JSON.parse(out) as { readonly chains: readonly ChainJson[] };
  return chains
    .map(({ route, hops, legs }) => {
      const way = hops.map(({ product }) => product).join(' > ');
      const sure = legs.map(({ confidence }) => confidence).join(', ');
      const stack = route.stack === undefined ? '' : `${route.stack}: `;
      return `${stack}${route.location} ${way}${sure === '' ? '' : ` (${sure})`}`;
    })
    .toSorted();
}

/** An nginx.conf with one server that sends each location where it says. */
export function nginxConf(passes: Readonly<Record<string, string>>, listen = 80): string {
  return `events {}\nhttp {\n${serverText(passes, listen)}}\n`;
}

/** The server of it alone. */
export function serverText(passes: Readonly<Record<string, string>>, listen = 80): string {
  const locations = Object.entries(passes).map(([path, to]) => `  location ${path} { proxy_pass ${to}; }\n`);
  return `server {\n  listen ${listen};\n${locations.join('')}}\n`;
}
