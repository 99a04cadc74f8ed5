/** Which resources stand for which product of the catalogue, and which others say more about them. */
import type { Scalar } from '../shared/infrastructure/index.js';

/** A condition on an attribute; `otherwise` is what counts where it is not set. */
export interface Attribute {
  /** Where it names the resource that has the attribute, if that is another one. */
  readonly of?: readonly string[];
  readonly path: readonly string[];
  readonly is: readonly Scalar[];
  readonly otherwise?: Scalar;
}

/** Resources that speak of the same hop: those that name it, or that it names. */
export interface Related {
  readonly types: readonly string[];
  /** Where the reference stands: in the related resource, or (`out`) in the one that it belongs to. */
  readonly path: readonly string[];
  readonly out?: true;
  readonly further?: readonly Related[];
}

/** An attribute without effect; `right` is empty where there is nothing like it. */
export interface Ignored {
  readonly path: readonly string[];
  readonly right: string;
}

/** Resources that only lead on to another one: the listener of a load balancer. By type, where they name it. */
export const LEADING_ON: Readonly<Record<string, readonly string[]>> = {
  aws_lb_listener: ['load_balancer_arn'],
  aws_alb_listener: ['load_balancer_arn'],
  aws_cloudfront_vpc_origin: ['vpc_origin_endpoint_config', 'arn'],
  'AWS::ElasticLoadBalancingV2::Listener': ['LoadBalancerArn'],
};

/** How one product is set up in one notation. */
export interface Kind {
  /** The id in the catalogue. */
  readonly product: string;
  readonly types: readonly string[];
  readonly where?: readonly Attribute[];
  /** Blocks of which each is a hop of its own: the origins of a CDN. */
  readonly each?: readonly string[];
  readonly related?: readonly Related[];
  /** Where it says what it passes requests on to, within each block where there are such. */
  readonly forwards?: readonly (readonly string[])[];
  /** Attributes that the resource takes and the product does nothing with, and what to set instead. */
  readonly ignores?: readonly Ignored[];
}

const V2_GROUPS: Related = {
  types: ['aws_lb_listener', 'aws_alb_listener'],
  path: ['load_balancer_arn'],
  further: [
    { types: ['aws_lb_target_group', 'aws_alb_target_group'], path: ['default_action', 'target_group_arn'], out: true },
    {
      types: ['aws_lb_target_group', 'aws_alb_target_group'],
      path: ['default_action', 'forward', 'target_group', 'arn'],
      out: true,
    },
    {
      types: ['aws_lb_listener_rule', 'aws_alb_listener_rule'],
      path: ['listener_arn'],
      further: [
        { types: ['aws_lb_target_group', 'aws_alb_target_group'], path: ['action', 'target_group_arn'], out: true },
      ],
    },
  ],
};

const GOOGLE_PROXIES = (region: '' | 'region_'): Related => ({
  types: [`google_compute_${region}url_map`],
  path: ['default_service'],
  further: [
    {
      types: [`google_compute_${region}target_https_proxy`, `google_compute_${region}target_http_proxy`],
      path: ['url_map'],
    },
  ],
});

/** Of services that speak HTTP; for the others it is a load balancer of layer 4. */
const SPEAKS_HTTP: Attribute = { path: ['protocol'], is: ['HTTP', 'HTTPS', 'HTTP2'], otherwise: 'HTTP' };

const scheme = (...is: readonly string[]): Attribute => ({
  path: ['load_balancing_scheme'],
  is,
  otherwise: 'EXTERNAL',
});

/** Terraform's resources, after the providers of AWS, Google, Azure and others. */
export const TERRAFORM: readonly Kind[] = [
  {
    product: 'aws-alb',
    types: ['aws_lb', 'aws_alb'],
    where: [{ path: ['load_balancer_type'], is: ['application'], otherwise: 'application' }],
    related: [V2_GROUPS],
  },
  {
    product: 'aws-nlb',
    types: ['aws_lb', 'aws_alb'],
    where: [{ path: ['load_balancer_type'], is: ['network'], otherwise: 'application' }],
    related: [V2_GROUPS],
    ignores: [
      { path: ['idle_timeout'], right: 'tcp_idle_timeout_seconds of its aws_lb_listener' },
      { path: ['client_keep_alive'], right: '' },
    ],
  },
  {
    product: 'aws-clb',
    types: ['aws_elb'],
    // One that only passes bytes on keeps no connections for reuse.
    where: [{ path: ['listener', 'lb_protocol'], is: ['http', 'https', 'HTTP', 'HTTPS'], otherwise: 'http' }],
  },
  {
    product: 'aws-cloudfront',
    types: ['aws_cloudfront_distribution'],
    each: ['origin'],
    forwards: [['domain_name'], ['vpc_origin_config', 'vpc_origin_id']],
  },
  {
    product: 'aws-apigw-rest',
    types: ['aws_api_gateway_integration'],
    where: [{ path: ['type'], is: ['HTTP', 'HTTP_PROXY'] }],
    forwards: [['uri'], ['integration_target']],
  },
  {
    product: 'aws-apigw-http',
    types: ['aws_apigatewayv2_integration'],
    where: [
      { path: ['integration_type'], is: ['HTTP_PROXY'] },
      { of: ['api_id'], path: ['protocol_type'], is: ['HTTP'] },
    ],
    forwards: [['integration_uri']],
  },
  {
    product: 'gcp-alb',
    types: ['google_compute_backend_service'],
    where: [scheme('EXTERNAL_MANAGED'), SPEAKS_HTTP],
    related: [GOOGLE_PROXIES('')],
  },
  {
    product: 'gcp-alb-classic',
    types: ['google_compute_backend_service'],
    where: [scheme('EXTERNAL'), SPEAKS_HTTP],
  },
  {
    product: 'gcp-alb-regional',
    types: ['google_compute_region_backend_service'],
    where: [{ path: ['load_balancing_scheme'], is: ['EXTERNAL_MANAGED'], otherwise: 'INTERNAL' }, SPEAKS_HTTP],
    related: [GOOGLE_PROXIES('region_')],
  },
  {
    product: 'gcp-alb-internal',
    types: ['google_compute_region_backend_service'],
    where: [{ path: ['load_balancing_scheme'], is: ['INTERNAL_MANAGED'], otherwise: 'INTERNAL' }, SPEAKS_HTTP],
    related: [GOOGLE_PROXIES('region_')],
  },
  { product: 'azure-appgw', types: ['azurerm_application_gateway'], each: ['backend_http_settings'] },
  { product: 'azure-frontdoor', types: ['azurerm_cdn_frontdoor_profile'] },
  { product: 'azure-lb', types: ['azurerm_lb_rule'] },
  { product: 'digitalocean-lb', types: ['digitalocean_loadbalancer'] },
  { product: 'fastly', types: ['fastly_service_vcl'], each: ['backend'], forwards: [['address']] },
  { product: 'hetzner-lb', types: ['hcloud_load_balancer_service'] },
  { product: 'oci-lb', types: ['oci_load_balancer_listener'] },
  { product: 'alibaba-alb', types: ['alicloud_alb_listener'] },
  { product: 'ibm-alb', types: ['ibm_is_lb_listener'] },
];

const CFN_GROUPS: Related = {
  types: ['AWS::ElasticLoadBalancingV2::Listener'],
  path: ['LoadBalancerArn'],
  further: [
    {
      types: ['AWS::ElasticLoadBalancingV2::TargetGroup'],
      path: ['DefaultActions', 'TargetGroupArn'],
      out: true,
    },
  ],
};

/** CloudFormation's resources, also as SAM and the CDK make them. */
export const CLOUDFORMATION: readonly Kind[] = [
  {
    product: 'aws-alb',
    types: ['AWS::ElasticLoadBalancingV2::LoadBalancer'],
    where: [{ path: ['Type'], is: ['application'], otherwise: 'application' }],
    related: [CFN_GROUPS],
  },
  {
    product: 'aws-nlb',
    types: ['AWS::ElasticLoadBalancingV2::LoadBalancer'],
    where: [{ path: ['Type'], is: ['network'], otherwise: 'application' }],
    related: [CFN_GROUPS],
  },
  {
    product: 'aws-clb',
    types: ['AWS::ElasticLoadBalancing::LoadBalancer'],
    where: [{ path: ['Listeners', 'Protocol'], is: ['http', 'https', 'HTTP', 'HTTPS'], otherwise: 'HTTP' }],
  },
  {
    product: 'aws-cloudfront',
    types: ['AWS::CloudFront::Distribution'],
    each: ['DistributionConfig', 'Origins'],
    forwards: [['DomainName']],
  },
  {
    product: 'aws-apigw-rest',
    types: ['AWS::ApiGateway::Method'],
    where: [{ path: ['Integration', 'Type'], is: ['HTTP', 'HTTP_PROXY'] }],
    forwards: [['Integration', 'Uri']],
  },
  {
    product: 'aws-apigw-http',
    types: ['AWS::ApiGatewayV2::Integration'],
    where: [
      { path: ['IntegrationType'], is: ['HTTP_PROXY'] },
      { of: ['ApiId'], path: ['ProtocolType'], is: ['HTTP'] },
    ],
    forwards: [['IntegrationUri']],
  },
];
