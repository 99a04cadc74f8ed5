/** The ports of a service: https://docs.docker.com/reference/compose-file/services/#ports */
import type { PublishedPort } from '../shared/launch.js';
import { knownText, type Layered, type Written } from './layers.js';

/** `80:8000`, `0.0.0.0:80:8000`, `127.0.0.1:80:8000`, `[::]:80:8000/tcp`; a lone container port gets any of the machine. */
const SHORT = /^(?:(\[[^\]]*\]|[\d.]+):)?(\d{1,5}):(\d{1,5})(?:\/tcp)?$/;
const LOOPBACK = /^(?:127\.|\[?::1\]?$)/;

/**
 * Ports of the machine with the container's own, each once, the nearest of those that are the same. UDP, ranges and what
 * is not known are left out.
 */
export function publishedPorts(ports: Layered): PublishedPort[] {
  const found = new Map<string, PublishedPort>();
  for (const item of ports.items()) {
    const { host, port, target } = item.value.kind === 'map' ? longForm(item) : shortForm(item);
    if (port === undefined) continue;
    found.set(`${host} ${port} ${target}`, {
      port,
      ...(target === undefined ? {} : { target }),
      ...(LOOPBACK.test(host) ? { loopback: true } : {}),
      span: item.value.span,
    });
  }
  return [...found.values()];
}

interface Parts {
  readonly host: string;
  readonly port?: number | undefined;
  readonly target?: number | undefined;
}

function shortForm(item: Written): Parts {
  const [, host = '', port, target] = SHORT.exec(knownText(item) ?? '') ?? [];
  return { host, port: portOf(port), target: portOf(target) };
}

function longForm({ value, scope, key }: Written): Parts {
  const text = (name: string): string | undefined => {
    const found = value.get(name);
    return found === undefined ? undefined : knownText({ value: found, scope, key });
  };
  if ((text('protocol') ?? 'tcp') !== 'tcp') return { host: '' };
  return { host: text('host_ip') ?? '', port: portOf(text('published')), target: portOf(text('target')) };
}

/** The container's ports of `expose`, each once. */
export function exposedPorts(expose: Layered): number[] {
  return [...new Set(expose.items().flatMap((item) => portOf(knownText(item)?.replace(/\/tcp$/, '')) ?? []))];
}

function portOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : undefined;
}
