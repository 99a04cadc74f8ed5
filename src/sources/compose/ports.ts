/** The ports of the machine that lead to a service. */
import type { PublishedPort } from '../shared/launch.js';
import type { YamlValue } from '../shared/yaml/index.js';

/** `80:8000`, `0.0.0.0:80:8000`, `127.0.0.1:80:8000`, `[::]:80:8000/tcp`; a lone container port gets any of the machine. */
const SHORT = /^(?:(\[[^\]]*\]|[\d.]+):)?(\d+):\d+(?:\/tcp)?$/;

/** Ports of all addresses of the machine; those of one loopback address, ranges and what is not known are left out. */
export function publishedPorts(ports: YamlValue | undefined): PublishedPort[] {
  return (ports?.items() ?? []).flatMap((item) => {
    const [host, port] = item.kind === 'map' ? longForm(item) : shortForm(item);
    const isLoopback = /^(?:127\.|\[?::1\]?$)/.test(host);
    return port === undefined || isLoopback ? [] : [{ port, span: item.span }];
  });
}

function shortForm(item: YamlValue): [host: string, port: number | undefined] {
  const [, host = '', port] = SHORT.exec(item.known() ?? '') ?? [];
  return [host, port === undefined ? undefined : Number(port)];
}

function longForm(item: YamlValue): [host: string, port: number | undefined] {
  const published = item.get('published')?.known();
  const isPlain = published !== undefined && /^\d{1,5}$/.test(published);
  return [item.get('host_ip')?.known() ?? '', isPlain ? Number(published) : undefined];
}
