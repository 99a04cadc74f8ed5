import { exactly, UNBOUNDED } from '../model/duration.js';
import type { FactValue, Hop } from '../model/hop.js';
import type { Provenance, Setting } from '../model/setting.js';
import type { Span } from '../model/span.js';
import type { TimerName } from '../model/timer.js';
import type { AppBind } from '../sources/shared/app.js';
import type { Launch, Probe, Stop } from '../sources/shared/launch.js';
import { publicPort } from './publicPort.js';

/** What each carrier calls the time from the signal to SIGKILL. */
const GRACE_WORD: Readonly<Record<Launch['carrier'], string>> = {
  'command-line': 'grace',
  dockerfile: 'docker stop',
  compose: 'stop_grace_period',
  kubernetes: 'terminationGracePeriodSeconds',
  ecs: 'stopTimeout',
  procfile: 'grace',
  systemd: 'TimeoutStopSec',
  supervisor: 'stopwaitsecs',
  script: 'grace',
};

/** Words that take a plain number of seconds. */
const PLAIN_SECONDS = new Set(['terminationGracePeriodSeconds', 'stopTimeout', 'stopwaitsecs', 'preStop']);

/** An app server with what starts and stops it: the clocks of leaving, how many copies run, and whether it starts at all. */
export function launchedHop(hop: Hop, launch: Launch | undefined, binds: readonly AppBind[], refused: boolean): Hop {
  if (launch === undefined && !refused) return hop;
  const clocks = new Map<TimerName, Setting>();
  const facts: Record<string, FactValue> = { ...hop.facts };
  const factSpans: Record<string, Span> = { ...hop.factSpans };
  if (launch !== undefined) addLaunch(launch, clocks, facts, factSpans);
  const probe = launch?.probe;
  // Another port of the container may be another server's, or a thread's of its own.
  if (probe !== undefined && binds.some(({ address }) => address.endsWith(`:${probe.port}`)))
    clocks.set('probe.restart', restartAfter(probe));
  const open = launch && publicPort(launch, binds);
  if (open !== undefined) {
    facts['launch.public'] = true;
    factSpans['launch.public'] = open;
  }
  return {
    product: hop.product,
    label: hop.label,
    layer: hop.layer,
    ...(hop.version === undefined ? {} : { version: hop.version }),
    facts,
    factSpans,
    span: hop.span,
    ...(refused ? { refused } : {}),
    timer: (name) => clocks.get(name) ?? hop.timer(name),
    insertions: (setting) => hop.insertions?.(setting) ?? [],
  };
}

function addLaunch(
  launch: Launch,
  clocks: Map<TimerName, Setting>,
  facts: Record<string, FactValue>,
  factSpans: Record<string, Span>,
): void {
  const kill = graceOf(launch);
  if (kill !== undefined) clocks.set('drain.kill', kill);
  const { preStop, signal, hooked } = launch.stop;
  if (hooked !== undefined) facts['launch.hooked'] = hooked;
  if (preStop !== undefined) clocks.set('drain.preStop', clock('drain.preStop', 'preStop', preStop, 'explicit'));
  facts['launch.carrier'] = launch.carrier;
  factSpans['launch.carrier'] = launch.span;
  // A patch may give the command of a pod that another file holds.
  if (launch.pod !== undefined) factSpans['launch.pod'] = launch.pod;
  if (launch.replicas !== undefined) facts['launch.replicas'] = launch.replicas;
  if (signal !== undefined) {
    facts['launch.signal'] = signal.name;
    factSpans['launch.signal'] = signal.span;
  }
}

function graceOf({ stop, carrier, span }: Launch): Setting | undefined {
  const name = GRACE_WORD[carrier];
  if (stop.grace !== undefined) return clock('drain.kill', name, stop.grace, 'explicit');
  const { platformGrace } = stop;
  return platformGrace && clock('drain.kill', name, { ...platformGrace, written: '', span }, 'platform');
}

function restartAfter({ soonest, latest, written, span, reference }: Probe): Setting {
  const value = { kind: 'band', min: soonest, max: latest } as const;
  const provenance = 'explicit';
  return {
    timer: 'probe.restart',
    name: 'livenessProbe',
    value,
    clock: 'deadline',
    provenance,
    span,
    written,
    reference,
  };
}

function clock(
  timer: 'drain.kill' | 'drain.preStop',
  name: string,
  { ms, written, span, reference }: NonNullable<Stop['grace']>,
  provenance: Provenance,
): Setting {
  const value = ms === Infinity ? UNBOUNDED : exactly(ms);
  const text = written === '' ? `${ms / 1000}s` : written;
  const unit = PLAIN_SECONDS.has(name) ? { unit: 's' as const } : {};
  return { timer, name, value, clock: 'deadline', provenance, span, written: text, reference, ...unit };
}
