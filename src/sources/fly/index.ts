/** `fly.toml`: what Fly.io's proxy does in front of an app, and how its machines are stopped. */
import type { SourceFile, Span } from '../../model/span.js';
import type { Front, FrontReading, FrontTarget } from '../shared/front.js';
import { durationIn, frontOf, gather, type Gathered, product } from '../shared/frontValues.js';
import { signalOf } from '../shared/ini/signal.js';
import type { Stop } from '../shared/launch.js';
import { type Pieces, spanOf, textOf } from '../shared/pieces.js';
import { readToml, type TomlValue } from '../shared/toml/index.js';

/** What a `fly.toml` says. */
export interface FlyReading extends FrontReading {
  /** How every machine of the app is stopped, besides the time that the front has. */
  readonly stop: Pick<Stop, 'signal'>;
}

/** Whether a file is Fly.io's, by its name. */
export function looksLikeFly(file: SourceFile): boolean {
  return /(?:^|[\\/])fly(?:\.[\w-]+)*\.toml$/i.test(file.name);
}

/**
 * One front for each service that speaks HTTP: `[http_service]`, and every `[[services]]` with the handler `http`.
 * What else is exposed is passed on without a clock that Fly documents. Never throws.
 */
export function readFly(file: SourceFile): FlyReading {
  const { values, unknowns } = readToml(file);
  const byPath = new Map(values.map((value) => [value.path.join('.'), value]));
  const name = byPath.get('app');
  const address = `Fly app ${name === undefined ? '' : textOf(name.value)}`.trim();
  const fronts = [...servicesIn(values)].flatMap(([prefix, service]) => {
    if (!service.speaksHttp) return [];
    const given: Gathered = new Map();
    const facts = product('fly');
    for (const { path, value } of service.idle) {
      const names = [...prefix.split('.'), ...path].filter((part) => !/^\d+$/.test(String(part)));
      const spelling = names.join('.');
      gather(given, 'fly', facts, { spelling, name: 'idle_timeout', value });
    }
    const kill = byPath.get('kill_timeout');
    if (kill !== undefined) {
      const { value } = kill;
      gather(given, 'fly', facts, {
        spelling: 'kill_timeout',
        name: 'kill_timeout',
        value: durationIn(value),
        durations: true,
      });
    }
    const span = service.span;
    const front: Front = frontOf(facts, given, {
      address,
      span,
      madeBy: 'fly',
      routes: service.ports.map((port) => ({ port })),
      targets: [targetOf(address, service, values)],
      certain: true,
      confidence: 'high',
    });
    return [front];
  });
  const signal = signalOf(byPath.get('kill_signal')?.value);
  return { fronts, observations: [], unknowns, stop: signal === undefined ? {} : { signal } };
}

interface Service {
  speaksHttp: boolean;
  /** Values of `idle_timeout`, with the rest of their paths. */
  readonly idle: { readonly path: readonly (string | number)[]; readonly value: Pieces }[];
  readonly ports: string[];
  readonly processes: string[];
  internalPort: Pieces | undefined;
  readonly span: Span;
}

function servicesIn(values: readonly TomlValue[]): ReadonlyMap<string, Service> {
  const found = new Map<string, Service>();
  for (const { path, value, keySpan } of values) {
    const isHttp = path[0] === 'http_service';
    if (!isHttp && !(path[0] === 'services' && typeof path[1] === 'number')) continue;
    const prefix = isHttp ? 'http_service' : `services.${path[1]}`;
    const rest = path.slice(isHttp ? 1 : 2);
    const service = found.get(prefix) ?? newService(isHttp, keySpan);
    found.set(prefix, service);
    const text = textOf(value);
    const last = rest.at(-1);
    if (last === 'idle_timeout' && rest.includes('http_options')) service.idle.push({ path: rest, value });
    else if (rest[0] === 'internal_port') service.internalPort = value;
    else if (rest[0] === 'processes') service.processes.push(text);
    else if (rest[0] === 'ports' && last === 'port') service.ports.push(text);
    else if (rest[0] === 'ports' && rest.includes('handlers') && text === 'http') service.speaksHttp = true;
  }
  return found;
}

function newService(speaksHttp: boolean, span: Span): Service {
  const ports = speaksHttp ? ['80', '443'] : [];
  return { speaksHttp, idle: [], ports, processes: [], internalPort: undefined, span };
}

/** The app's own port, and the commands of the processes that serve it, where the file has them. */
function targetOf(
  address: string,
  { internalPort, processes, span }: Service,
  values: readonly TomlValue[],
): FrontTarget {
  const commands = values.filter(({ path: [table, name] }) => table === 'processes' && typeof name === 'string');
  const own = commands.filter(({ path }) => processes.length === 0 || processes.includes(String(path[1])));
  const port = internalPort === undefined ? Number.NaN : Number(textOf(internalPort));
  return {
    address,
    ports: Number.isInteger(port) && port > 0 && port < 65_536 ? [port] : [],
    runs: own.map(({ value }) => spanOf(value)),
    span: internalPort === undefined ? span : spanOf(internalPort),
  };
}
