/** Values for the Helm chart of ingress-nginx: its ConfigMap and the annotations of its Service, before they are made. */
import type { SourceFile } from '../../../model/span.js';
import { expandedSize, readYaml, type YamlValue } from '../../shared/yaml/index.js';
import { isConfigKey, type NginxController } from './ingressNginx.js';
import type { KubernetesObject } from './objects.js';

const LARGEST = 30_000;

/** What a values file says of a controller. */
export interface ChartValues {
  readonly controller: NginxController;
  /** The Service of the controller, as far as the file sets it up. */
  readonly service: KubernetesObject | undefined;
}

/** Whether a text may hold such values, by its words. */
export function mayBeChartValues(text: string): boolean {
  return /^[ \t]*controller[ \t]*:/m.test(text.slice(0, 500_000));
}

/**
 * The controllers that a values file configures: at its top, or below `ingress-nginx` and the like where the chart is a
 * part of another. Only where a key of the ConfigMap or an annotation of a load balancer is there: many charts have a
 * `controller`.
 */
export function chartValues(file: SourceFile): readonly ChartValues[] {
  return readYaml(file).documents.flatMap((top) => {
    if (top.get('kind') !== undefined || expandedSize(top) > LARGEST) return [];
    const parts = [...top.entries().values()].filter(({ key }) => /ingress-?nginx|nginx-?ingress/i.test(key));
    return [top, ...parts.map(({ value }) => value)].flatMap((part) => valuesIn(part));
  });
}

function valuesIn(part: YamlValue): readonly ChartValues[] {
  const entry = part.entries().get('controller');
  if (entry === undefined) return [];
  const data = entry.value.get('config')?.entries() ?? new Map();
  const annotations = entry.value.at('service', 'annotations')?.entries() ?? new Map();
  const isOurs = [...data.keys()].some(isConfigKey);
  const hasBalancer = [...annotations.keys()].some((key) =>
    /^service\.beta\.kubernetes\.io\/[\w-]*load-?balancer/.test(key),
  );
  if (!isOurs && !hasBalancer) return [];
  const span = entry.keySpan;
  const address = 'ConfigMap ingress-nginx-controller';
  const service = { kind: 'Service', apiVersion: 'v1', name: 'ingress-nginx-controller', namespace: undefined };
  return [
    {
      controller: { address, span, certain: true, data: isOurs ? data : new Map() },
      service: hasBalancer ? { ...service, value: entry.value, annotations, span, certain: true } : undefined,
    },
  ];
}
