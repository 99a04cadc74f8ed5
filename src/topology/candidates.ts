import { textOf } from '../sources/shared/pieces.js';
import type { AppServer } from './appServers.js';

/** With so few, each is held against each address. */
const FEW = 8;

/**
 * App servers by what an address may mean, so that not each has to be held against every address: thousands of servers
 * behind thousands of routes must not take millions of comparisons.
 */
export class Candidates {
  readonly #bySign = new Map<string, Set<number>>();

  constructor(readonly all: readonly AppServer[]) {
    if (all.length <= FEW) return;
    for (const [at, app] of all.entries()) for (const sign of signsOf(app)) this.#add(sign, at);
  }

  /**
   * Those that an address could lead to, in their order; `names` are the names that its host stands for, `port` is given
   * where that alone can tell, as on the own host.
   */
  of(names: readonly string[], port: string | undefined): readonly AppServer[] {
    if (this.all.length <= FEW) return this.all;
    const found = new Set<number>(port === undefined ? [] : this.#bySign.get(`:${port}`));
    // In a cluster a longer name begins with that of the Service.
    for (const name of names.flatMap((each) => [each, each.split('.')[0] as string])) {
      for (const at of this.#bySign.get(name) ?? []) found.add(at);
    }
    return [...found].sort((a, b) => a - b).map((at) => this.all[at] as AppServer);
  }

  #add(sign: string, at: number): void {
    const known = this.#bySign.get(sign);
    if (known === undefined) this.#bySign.set(sign, new Set([at]));
    else known.add(at);
  }
}

/** Names as they are, ports and sockets behind a colon. */
function signsOf({ names, binds, published, reached = [] }: AppServer): string[] {
  const ports = binds.flatMap(({ address, pieces }) => {
    const text = pieces === undefined ? address : textOf(pieces);
    const sign = /^unix:(.*)$/.exec(text)?.[1] ?? /:(\d+)$/.exec(text)?.[1];
    return sign === undefined ? [] : [`:${sign}`];
  });
  return [...names, ...ports, ...published.map(({ port }) => `:${port}`), ...reached.flatMap(({ hosts }) => hosts)];
}
