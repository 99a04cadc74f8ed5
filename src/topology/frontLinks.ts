/** Which fronts stand before which servers, by what the files say of where requests go. */
import { type Confidence, leastSure } from '../model/chain.js';
import type { Span } from '../model/span.js';
import type { Front, FrontTarget } from '../sources/shared/front.js';
import type { Fronts } from './fronts.js';

/** A server that was read: where it is started, and the ports it listens on. */
export interface Standing {
  /** The construct that starts it, in the file that does. */
  readonly span: Span;
  readonly ports: readonly number[];
  /** Whether it is the only server that was read, so that a port alone can mean no other. */
  readonly alone: boolean;
}

/** The ways to a server from the outside, one for each front right before it; none where no file says that one is. */
export function waysTo(server: Standing, fronts: readonly Front[]): Fronts[] {
  return fronts.flatMap((front) => {
    const sure = confidenceOf(front, server);
    if (sure === undefined) return [];
    const path = pathTo(front, fronts);
    return [
      {
        hops: path.map(({ reading }) => reading.hop),
        observations: [],
        unknowns: [],
        because: `${front.address} sends requests there`,
        confidence: leastSure(sure, ...path.map(({ confidence }) => confidence)),
      },
    ];
  });
}

/**
 * The one way from the outside in that leads to something unknown, if there is only one: the front behind which no
 * other one is known, and those that lead to it. Where two stand next to each other nobody can tell which is meant.
 */
export function onlyWay(fronts: readonly Front[]): Fronts | undefined {
  const [inner, ...others] = fronts.filter((front) => front.targets.length === 0 && !isForOthers(front));
  if (inner === undefined || others.length > 0) return undefined;
  const path = pathTo(inner, fronts);
  return {
    hops: path.map(({ reading }) => reading.hop),
    observations: [],
    unknowns: [],
    because: `${inner.address} is the only load balancer that the files set up`,
    confidence: leastSure('medium', ...path.map(({ confidence }) => confidence)),
  };
}

/** Ports of databases, queues, mail and shells, on which nobody serves HTTP. */
const OTHER_PROTOCOLS: ReadonlySet<string> = new Set(
  '22 25 53 389 465 587 636 993 1433 1521 1883 2049 3306 3389 5432 5439 5671 5672 6379 8883 9092 9094 11211 27017'.split(
    ' ',
  ),
);

/** A front that only passes bytes on, and on all of its ports for something else than HTTP. */
function isForOthers({ reading, routes }: Front): boolean {
  return (
    reading.hop.layer === 4 &&
    routes.length > 0 &&
    routes.every(({ port }) => port !== undefined && OTHER_PROTOCOLS.has(port))
  );
}

/** A front with those that lead to it, outermost first, as long as it is only one each time. */
function pathTo(front: Front, fronts: readonly Front[]): Front[] {
  const path = [front];
  for (;;) {
    const { address } = path[0] as Front;
    const callers = fronts.filter(
      (other) => !path.includes(other) && other.targets.some((target) => target.address === address),
    );
    const [caller] = callers;
    // Several fronts of one address are one thing with several routes.
    if (caller === undefined || callers.some((other) => other.address !== caller.address)) return path;
    path.unshift(caller);
  }
}

function confidenceOf({ targets, confidence }: Front, server: Standing): Confidence | undefined {
  if (targets.some((target) => starts(target, server.span))) return confidence;
  const byPort = server.alone && targets.some((target) => reachesPort(target, server));
  return byPort ? leastSure(confidence, 'medium') : undefined;
}

function starts({ runs }: FrontTarget, { file, start, end }: Span): boolean {
  return runs.some((run) => run.file.name === file.name && run.start <= start && end <= run.end);
}

/** Where nothing says what runs there, the port that it listens on must do; ports of a cluster are many hosts' own. */
function reachesPort({ address, runs, ports }: FrontTarget, server: Standing): boolean {
  return runs.length === 0 && !address.startsWith('Service ') && ports.some((port) => server.ports.includes(port));
}
