/** How the controllers of each cloud tell their load balancers for a Service apart. */
export interface ServiceCloud {
  /** How annotations of it begin. */
  readonly prefix: string;
  readonly product: string;
  /**
   * Set where its listeners may be for TCP, and are unless something says otherwise: it then passes connections on
   * without looking into them.
   */
  readonly tcp?: {
    /** The annotation that names the protocol. */
    readonly protocol: string;
    /** What else makes it look into them. */
    readonly or?: readonly string[];
    /** Seconds of silence after which such a listener forgets a connection, where that is another default. */
    readonly idle?: number;
    readonly page: string;
  };
  /** An annotation whose value names another product. */
  readonly unless?: { readonly annotation: string; readonly value: RegExp; readonly product: string };
}

/** AWS is told apart in code: it has three kinds. */
export const CLOUDS: readonly ServiceCloud[] = [
  { prefix: 'service.beta.kubernetes.io/azure-', product: 'azure-lb' },
  {
    prefix: 'service.beta.kubernetes.io/do-loadbalancer-',
    product: 'digitalocean-lb',
    tcp: {
      protocol: 'service.beta.kubernetes.io/do-loadbalancer-protocol',
      or: [
        'service.beta.kubernetes.io/do-loadbalancer-certificate-id',
        'service.beta.kubernetes.io/do-loadbalancer-http-ports',
        'service.beta.kubernetes.io/do-loadbalancer-http2-ports',
        'service.beta.kubernetes.io/do-loadbalancer-http3-port',
      ],
      page: 'https://github.com/digitalocean/digitalocean-cloud-controller-manager/blob/master/docs/controllers/services/annotations.md',
    },
  },
  {
    prefix: 'load-balancer.hetzner.cloud/',
    product: 'hetzner-lb',
    tcp: {
      protocol: 'load-balancer.hetzner.cloud/protocol',
      page: 'https://github.com/hetznercloud/hcloud-cloud-controller-manager/blob/main/docs/reference/load_balancer_annotations.md',
    },
  },
  {
    prefix: 'service.beta.kubernetes.io/oci-load-balancer-',
    product: 'oci-lb',
    tcp: {
      protocol: 'service.beta.kubernetes.io/oci-load-balancer-backend-protocol',
      idle: 300,
      page: 'https://github.com/oracle/oci-cloud-controller-manager/blob/master/docs/load-balancer-annotations.md',
    },
    unless: { annotation: 'oci.oraclecloud.com/load-balancer-type', value: /^nlb$/i, product: 'oci-nlb' },
  },
  {
    prefix: 'kubernetes.io/elb.',
    product: 'huawei-elb',
    tcp: {
      protocol: 'kubernetes.io/elb.protocol-port',
      page: 'https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0729.html',
    },
  },
];
