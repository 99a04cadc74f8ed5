/** Cloud Run's service.yaml: a Knative Service with Google's own annotations. */
import type { Front } from '../../shared/front.js';
import { type KubernetesObjects } from './objects.js';
/** The front of each service that Cloud Run runs. Knative by itself, on any cluster, is another product: nothing is said of it. */
export declare function cloudRunFronts(objects: KubernetesObjects): readonly Front[];
