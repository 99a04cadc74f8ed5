/**
 * A load balancer, CDN, ingress or platform that a file sets up. Every reader of such files gives this shape, so that
 * what links hops has to know neither Terraform nor Kubernetes: it compares addresses, ports and places.
 */
import type { Confidence } from '../../model/chain.js';
import type { Observation, Unknown } from '../../model/observation.js';
import type { Span } from '../../model/span.js';
import type { CatalogueReading } from './catalogue/index.js';

/** One front, as it behaves on all of its routes: where settings differ by route, there is one front for each. */
export interface Front {
  /** How its file names it: `Ingress shop/web`, `aws_lb.web`. Several fronts may share one, each with routes of its own. */
  readonly address: string;
  /** The hop, and what was seen while reading its values; the observations of {@link FrontReading} do not repeat that. */
  readonly reading: CatalogueReading;
  /** Which requests pass it; empty where its file does not say, as with a load balancer that takes all. */
  readonly routes: readonly FrontRoute[];
  /** Where it sends them; empty where its file does not say. */
  readonly targets: readonly FrontTarget[];
  /** False where a condition that was not evaluated decides whether it is there at all: `{{ if }}`, `count`. */
  readonly certain: boolean;
  /** How sure it is that this product, with these values, is what the file sets up. */
  readonly confidence: Confidence;
}

/** What a front takes. What is not said is not limited. */
export interface FrontRoute {
  readonly host?: string;
  /** As written, whatever kind of pattern it is. */
  readonly path?: string;
  /** The port on which it listens. */
  readonly port?: string;
}

/** What a front sends requests to: another front, or what runs somewhere. */
export interface FrontTarget {
  /** How the file names it: `Service shop/api`, a URL, or the {@link Front.address} of the front behind. */
  readonly address: string;
  /** The port that it is asked for, a number or a name as written. */
  readonly port?: string;
  /** The ports on which what runs there listens, as far as the files say so. */
  readonly ports: readonly number[];
  /**
   * The constructs that start what runs there (a pod's template, a task definition): whatever is launched by a file
   * within one of them is behind this front. Empty where that is not known.
   */
  readonly runs: readonly Span[];
  /** Where it is named. */
  readonly span: Span;
}

/** What was read from files of one format. */
export interface FrontReading {
  readonly fronts: readonly Front[];
  /** What was seen besides what stands with the fronts. */
  readonly observations: readonly Observation[];
  /** Likewise: broken lines, references that lead nowhere. */
  readonly unknowns: readonly Unknown[];
}

/** Nothing read. */
export const NO_FRONTS: FrontReading = { fronts: [], observations: [], unknowns: [] };

/** All that was seen in some readings, that of their fronts included; what several fronts share is there once. */
export function seenIn(readings: readonly FrontReading[]): {
  readonly observations: readonly Observation[];
  readonly unknowns: readonly Unknown[];
} {
  const observations = new Map<string, Observation>();
  const unknowns = new Map<string, Unknown>();
  for (const { fronts, ...own } of readings) {
    for (const each of [own, ...fronts.map(({ reading }) => reading)]) {
      for (const seen of each.observations) observations.set(keyOf(seen), seen);
      for (const unknown of each.unknowns) unknowns.set(`${unknown.name} ${placeOf(unknown.span)}`, unknown);
    }
  }
  return { observations: [...observations.values()], unknowns: [...unknowns.values()] };
}

function keyOf({ id, places, data }: Observation): string {
  return [id, JSON.stringify(data), ...places.map(({ span }) => placeOf(span))].join(' ');
}

function placeOf({ file, start, end }: Span): string {
  return `${file.name}:${start}:${end}`;
}
