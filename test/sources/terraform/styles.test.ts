/** Load balancers as modules in the wild write them: the same question is answered whatever the style. */
import { describe, expect, test } from '@jest/globals';
import {
  numberOf,
  pairValue,
  type Resource,
  scalarsOf,
  type Value,
} from '../../../src/sources/shared/infrastructure/index.js';
import { readConfiguration } from '../../../src/sources/terraform/index.js';
import { filesOf, named, shown } from '../shared/infrastructure/shown.js';

const read = (texts: Readonly<Record<string, string>>): readonly Resource[] => {
  const { resources, problems } = readConfiguration(filesOf(texts));
  expect(problems).toEqual([]);
  return resources;
};

/** The numbers that a value may be, each with the text at its place. */
const numbers = (value: Value | undefined) =>
  scalarsOf(value).known.map(
    (each) => `${numberOf(each)} at ${each.span.file.text.slice(each.span.start, each.span.end)}`,
  );

describe('the idle timeout of an application load balancer', () => {
  test.each([
    ['a number', { 'm.tf': 'resource "aws_lb" "a" {\n  idle_timeout = 120\n}\n' }],
    ['an old name, a text', { 'm.tf': 'resource "aws_alb" "a" {\n  idle_timeout = "120"\n}\n' }],
    [
      'an old interpolation',
      { 'm.tf': 'resource "aws_lb" "a" {\n  idle_timeout = "${var.t}"\n}\nvariable "t" { default = 120 }\n' },
    ],
    [
      'a file of values',
      {
        'main.tf': 'resource "aws_lb" "a" {\n  idle_timeout = var.t\n}\n',
        'variables.tf': 'variable "t" {\n  type = number\n}\n',
        'terraform.tfvars': 't = 120\n',
      },
    ],
    [
      'settings by environment',
      {
        'main.tf':
          'locals {\n  env = "prod"\n  settings = {\n    prod = { idle = 120 }\n    dev  = { idle = 60 }\n  }\n}\nresource "aws_lb" "a" {\n  idle_timeout = local.settings[local.env].idle\n}\n',
      },
    ],
    [
      'defaults under what is given',
      {
        'main.tf':
          'locals {\n  defaults = { idle = 60, name = "x" }\n  alb = merge(local.defaults, { idle = 120 })\n}\nresource "aws_lb" "a" {\n  idle_timeout = local.alb["idle"]\n}\n',
      },
    ],
    [
      'a map of balancers through a module',
      {
        'main.tf': 'module "albs" {\n  source = "./alb"\n  albs = {\n    web = { idle_timeout = 120 }\n  }\n}\n',
        'alb/main.tf':
          'variable "albs" {\n  type = map(object({\n    idle_timeout = optional(number)\n    client_keep_alive = optional(number, 3600)\n  }))\n}\nresource "aws_lb" "a" {\n  for_each     = var.albs\n  idle_timeout = try(each.value.idle_timeout, 60)\n}\n',
      },
    ],
    [
      'a lookup with a default',
      {
        'main.tf':
          'variable "alb" {\n  default = {}\n}\nresource "aws_lb" "a" {\n  count        = length(var.alb) == 0 ? 1 : 0\n  idle_timeout = lookup(var.alb, "idle", 120)\n}\n',
      },
    ],
    [
      'minutes',
      {
        'm.tf':
          'locals {\n  minute = 60\n}\nresource "aws_lb" "a" {\n  idle_timeout = coalesce(null, 2 * local.minute)\n}\n',
      },
    ],
  ])('%s', (_name, texts) => {
    const balancers = read(texts).filter(({ type }) => /^aws_a?lb$/.test(type));
    expect(balancers).toHaveLength(1);
    const [value] = scalarsOf(balancers[0]?.attribute('idle_timeout')).known;
    expect(value && numberOf(value)).toBe(120);
    expect(balancers[0]?.certain).toBe(true);
    if (value?.computed !== true) expect(value?.written.replaceAll('"', '')).toBe('120');
  });
});

test('a network load balancer and its listener', () => {
  const resources = read({
    'nlb.tf':
      'resource "aws_lb" "nlb" {\n  load_balancer_type = "network"\n}\nresource "aws_lb_listener" "tcp" {\n  load_balancer_arn = aws_lb.nlb.arn\n  protocol = "TCP"\n  tcp_idle_timeout_seconds = var.long ? 900 : 350\n}\nvariable "long" {}\n',
  });
  const listener = named(resources, 'aws_lb_listener.tcp');
  expect(numbers(listener.attribute('tcp_idle_timeout_seconds'))).toEqual(['900 at 900', '350 at 350']);
  expect(shown(listener.attribute('load_balancer_arn'))).toBe('-> aws_lb.nlb.arn');
});

test('gateways, distributions and backends in blocks and objects', () => {
  const resources = read({
    'all.tf': `resource "aws_api_gateway_integration" "rest" {
  rest_api_id          = aws_api_gateway_rest_api.api.id
  timeout_milliseconds = 29 * 1000
}
resource "aws_apigatewayv2_integration" "http" {
  timeout_milliseconds = 30000
}
resource "google_compute_url_map" "m" {
  path_matcher {
    default_route_action {
      timeout {
        seconds = "75"
      }
    }
  }
}
resource "cloudflare_ruleset" "r" {
  rules = [{ action_parameters = { read_timeout = 300 } }, { action = "x" }]
}
resource "aws_elastic_beanstalk_environment" "e" {
  setting {
    namespace = "aws:elbv2:loadbalancer"
    name      = "IdleTimeout"
    value     = "90"
  }
  dynamic "setting" {
    for_each = var.more
    content {
      namespace = setting.value.namespace
      name      = setting.value.name
      value     = setting.value.value
    }
  }
}
variable "more" {
  default = [{ namespace = "aws:elbv2:listener:443", name = "Protocol", value = "HTTPS" }]
}
resource "google_compute_backend_service" "b" {
  timeout_sec = 60
  timeouts {
    create = "30m"
  }
}
resource "google_compute_health_check" "h" {
  timeout_sec = 5
}
`,
  });
  const one = (type: string): Resource => resources.find((each) => each.type === type) as Resource;
  expect(numbers(one('aws_api_gateway_integration').attribute('timeout_milliseconds'))).toEqual(['29000 at 29 * 1000']);
  expect(numbers(one('aws_apigatewayv2_integration').attribute('timeout_milliseconds'))).toEqual(['30000 at 30000']);
  const path = ['path_matcher', 'default_route_action', 'timeout', 'seconds'];
  expect(numbers(one('google_compute_url_map').attribute(...path))).toEqual(['75 at 75']);
  const rules = one('cloudflare_ruleset').parts('rules');
  expect(rules.map((rule) => numbers(rule.attribute('action_parameters', 'read_timeout')))).toEqual([
    ['300 at 300'],
    [],
  ]);
  const settings = one('aws_elastic_beanstalk_environment').attribute('setting');
  const option = (namespace: string, name: string) => shown(pairValue(settings, { namespace, name }, 'value'));
  expect(option('aws:elbv2:loadbalancer', 'IdleTimeout')).toBe('"90"');
  expect(option('aws:elbv2:listener:443', 'Protocol')).toBe('"HTTPS" assumed');
  expect(option('aws:elbv2:listener:443', 'Rules')).toBe('absent');
  expect(numbers(one('google_compute_backend_service').attribute('timeout_sec'))).toEqual(['60 at 60']);
});
