import { routeLabel, type Route } from '../model/chain.js';
import { compareSpans, type Span } from '../model/span.js';
import type { Finding } from './finding.js';
import { compareText } from './order.js';

/** A finding before its texts are written: most are found again on the next route, and writing them is work. */
export interface Draft {
  /** Equal for findings that are one. */
  readonly key: string;
  /** Primary place first. */
  readonly places: readonly Span[];
  readonly route: Route | undefined;
  /** Writes the finding, which was found on all of `routes`. */
  complete(route: string, moreRoutes: number, routes: readonly (Route | undefined)[]): Finding;
}

interface Group {
  first: Draft;
  readonly routes: Set<Route | undefined>;
}

/** Collects drafts and keeps one of each key, with the number of routes that it was found on. */
export class Deduplicator {
  readonly #groups = new Map<string, Group>();

  add(draft: Draft): void {
    const group = this.#groups.get(draft.key);
    if (group === undefined) {
      this.#groups.set(draft.key, { first: draft, routes: new Set([draft.route]) });
      return;
    }
    group.routes.add(draft.route);
    if (compareDrafts(draft, group.first) < 0) group.first = draft;
  }

  /** The findings, each written once, in no particular order. */
  findings(): Finding[] {
    return Array.from(this.#groups.values(), ({ first, routes: found }) => {
      const routes = found.size === 1 ? [...found] : [...found].sort(compareRoutes);
      const label = first.route === undefined ? '' : routeLabel(first.route);
      return { ...first.complete(label, routes.length - 1, routes), routes };
    });
  }
}

/** Which of two drafts stands for both: the first place, then the first route, whatever order they came in. */
function compareDrafts(a: Draft, b: Draft): number {
  for (let index = 0; index < Math.min(a.places.length, b.places.length); index++) {
    const order = compareSpans(a.places[index] as Span, b.places[index] as Span);
    if (order !== 0) return order;
  }
  return a.places.length - b.places.length || compareRoutes(a.route, b.route);
}

function compareRoutes(a: Route | undefined, b: Route | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return -1;
  if (b === undefined) return 1;
  return compareSpans(a.span, b.span) || compareText(routeLabel(a), routeLabel(b));
}
