/** Cloud Run's service.yaml: a Knative Service with Google's own annotations. */
import type { Front } from '../../shared/front.js';
import { frontOf, gather, type Gathered, product } from './build.js';
import { addressOf, type KubernetesObject, type KubernetesObjects } from './objects.js';

const TIMEOUT = 'Service.spec.template.spec.timeoutSeconds';

/** The front of each service that Cloud Run runs. Knative by itself, on any cluster, is another product: nothing is said of it. */
export function cloudRunFronts(objects: KubernetesObjects): readonly Front[] {
  return objects.of('Service').flatMap((service) => {
    if (!service.apiVersion.startsWith('serving.knative.dev/') || !isCloudRun(service)) return [];
    const spec = service.value.at('spec', 'template', 'spec');
    const facts = product('gcp-cloud-run');
    const given: Gathered = new Map();
    const timeout = spec?.get('timeoutSeconds')?.pieces();
    if (timeout !== undefined) gather(given, facts, { spelling: TIMEOUT, name: 'timeoutSeconds', value: timeout });
    const port = spec?.get('containers')?.items()[0]?.get('ports')?.items()[0]?.get('containerPort')?.known();
    const runs = spec === undefined ? [] : [spec.span];
    return [
      frontOf(facts, given, {
        address: addressOf(service),
        span: service.span,
        // Without a word it is the port of the variable PORT, 8080.
        targets: [
          {
            address: addressOf(service),
            ports: [/^\d+$/.test(port ?? '') ? Number(port) : 8080],
            runs,
            span: service.span,
          },
        ],
        certain: service.certain,
        confidence: 'high',
      }),
    ];
  });
}

function isCloudRun({ value, annotations }: KubernetesObject): boolean {
  const keys = [
    ...annotations.keys(),
    ...(value.at('metadata', 'labels')?.entries().keys() ?? []),
    ...(value.at('spec', 'template', 'metadata', 'annotations')?.entries().keys() ?? []),
  ];
  return keys.some((key) => key.startsWith('run.googleapis.com/') || key === 'cloud.googleapis.com/location');
}
