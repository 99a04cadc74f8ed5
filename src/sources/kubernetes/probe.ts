/** The liveness probe of a container: how soon a server that answers nobody is ended and started anew. */
import type { Probe } from '../shared/launch.js';
import type { YamlValue } from '../shared/yaml/index.js';

const PROBES = 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/';

/** Seconds and counts that Kubernetes takes where nothing is written. */
const DEFAULTS = { periodSeconds: 10, timeoutSeconds: 1, failureThreshold: 3 } as const;

/**
 * The probe over HTTP, with the port that it asks; undefined where there is none, or where one of its numbers or its port is
 * not known. The first probe that fails may come up to a period after the server fell silent, and the last one is waited
 * for until its own timeout.
 */
export function livenessOf(container: YamlValue): Probe | undefined {
  const entry = container.entries().get('livenessProbe');
  const asked = entry?.value.get('httpGet');
  if (entry === undefined || asked === undefined) return undefined;
  const [period, timeout, failures] = (['periodSeconds', 'timeoutSeconds', 'failureThreshold'] as const).map((name) =>
    numberOf(entry.value.get(name), DEFAULTS[name]),
  );
  const port = portOf(asked.get('port'), container);
  if (period === undefined || timeout === undefined || failures === undefined || port === undefined) return undefined;
  return {
    soonest: ((failures - 1) * period + timeout) * 1000,
    latest: (failures * period + timeout) * 1000,
    port,
    written: `${failures} × ${period}s`,
    span: entry.keySpan,
    reference: PROBES,
  };
}

function numberOf(value: YamlValue | undefined, otherwise: number): number | undefined {
  if (value === undefined) return otherwise;
  const text = value.known();
  return text !== undefined && /^[1-9]\d{0,6}$/.test(text) ? Number(text) : undefined;
}

/** A name stands for the port of the container that has it. */
function portOf(value: YamlValue | undefined, container: YamlValue): number | undefined {
  const text = value?.known();
  if (text === undefined) return undefined;
  const ports = container.get('ports')?.items() ?? [];
  const named = ports
    .find((port) => port.get('name')?.known() === text)
    ?.get('containerPort')
    ?.known();
  const port = Number(/^\d{1,5}$/.test(text) ? text : named);
  return port > 0 ? port : undefined;
}
