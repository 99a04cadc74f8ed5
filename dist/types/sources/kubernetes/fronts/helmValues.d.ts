/** Values for the Helm chart of ingress-nginx: its ConfigMap and the annotations of its Service, before they are made. */
import type { SourceFile } from '../../../model/span.js';
import { type NginxController } from './ingressNginx.js';
import type { KubernetesObject } from './objects.js';
/** What a values file says of a controller. */
export interface ChartValues {
    readonly controller: NginxController;
    /** The Service of the controller, as far as the file sets it up. */
    readonly service: KubernetesObject | undefined;
}
/** Whether a text may hold such values, by its words. */
export declare function mayBeChartValues(text: string): boolean;
/**
 * The controllers that a values file configures: at its top, or below `ingress-nginx` and the like where the chart is a
 * part of another. Only where a key of the ConfigMap or an annotation of a load balancer is there: many charts have a
 * `controller`.
 */
export declare function chartValues(file: SourceFile): readonly ChartValues[];
