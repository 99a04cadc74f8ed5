import type { Level } from './level.js';
import type { Directive } from './syntax.js';

/** An `upstream{}` block of `http`. */
export interface Upstream {
  readonly name: string;
  readonly level: Level;
  /** Its `server` lines that may get requests: those not marked `down`, backups included. */
  readonly servers: readonly Directive[];
}

/** A `map{}` block: its source, and what each value becomes. */
export interface MapBlock {
  readonly source: string;
  readonly variable: string;
  readonly level: Level;
  readonly complete: boolean;
}

/** What is known everywhere in a configuration: upstreams, maps, and addresses with HTTP/2 in clear text. */
export class Names {
  private readonly upstreams = new Map<string, Upstream>();
  private readonly maps = new Map<string, MapBlock>();
  private readonly clearHttp2 = new Set<string>();

  /** Adds what a configuration's `http` levels define; what came first stays, as in nginx. */
  add(root: Level): void {
    for (const http of root.children.filter((level) => level.kind === 'http')) {
      for (const level of http.children) {
        const opening = level.opening;
        const args = opening?.args ?? [];
        if (level.kind === 'server') this.addListens(level);
        else if (level.kind === 'upstream' && args[0] !== undefined) {
          const name = args[0].text.toLowerCase();
          if (!this.upstreams.has(name))
            this.upstreams.set(name, { name: args[0].text, level, servers: serversOf(level) });
        } else if (opening?.name.text === 'map' && args.length === 2) {
          const variable = args[1]?.text.replace(/^\$\{?|\}$/g, '').toLowerCase() ?? '';
          const complete = !level.own.has('include') && !level.partial;
          if (!this.maps.has(variable))
            this.maps.set(variable, { source: args[0]?.text ?? '', variable, level, complete });
        }
      }
    }
  }

  private addListens(server: Level): void {
    for (const listen of server.get('listen')) {
      const words = listen.args.map((word) => word.text);
      if (words.includes('http2') && !words.includes('ssl')) this.clearHttp2.add(words[0] as string);
    }
  }

  /** Whether any server takes HTTP/2 without TLS. */
  get hasClearHttp2(): boolean {
    return this.clearHttp2.size > 0;
  }

  /** Whether an address, as `listen` has it, takes HTTP/2 without TLS: where one server on it does, all do. */
  takesClearHttp2(address: string): boolean {
    return this.clearHttp2.has(address);
  }

  /** An upstream by its name, in any case; undefined when no file given defines it. */
  upstream(name: string): Upstream | undefined {
    return this.upstreams.get(name.toLowerCase());
  }

  get hasUpstreams(): boolean {
    return this.upstreams.size > 0;
  }

  allUpstreams(): IterableIterator<Upstream> {
    return this.upstreams.values();
  }

  /** A map by the variable it sets, without `$`, in any case. */
  map(variable: string): MapBlock | undefined {
    return this.maps.get(variable.toLowerCase());
  }
}

function serversOf(level: Level): Directive[] {
  return level.get('server').filter((directive) => !directive.args.some((word) => word.text === 'down'));
}

/**
 * What a map gives when its source is empty, with the entry that decides; undefined when that cannot be known. nginx
 * tries no regular expression on an empty value, not even `~^$` (seen on 1.22.1; `ngx_http_map_find`).
 */
export function evaluateEmpty(map: MapBlock): { value: string; entry: Directive | undefined } | undefined {
  if (!map.complete) return undefined;
  let fallback: Directive | undefined;
  let exact: Directive | undefined;
  for (const entry of map.level.own.all) {
    if (entry.args.length === 0) continue;
    if (entry.name.template || entry.args[0]?.template) return undefined;
    if (entry.name.text === 'default' && entry.name.quote === '') fallback ??= entry;
    else if (entry.name.text === '') exact ??= entry;
  }
  const entry = exact ?? fallback;
  return { value: entry?.args[0]?.text ?? '', entry };
}
