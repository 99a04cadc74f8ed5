import { describe, expect, test } from '@jest/globals';
import { numberOf, referencedBy, scalarsOf } from '../../../src/sources/shared/infrastructure/index.js';
import { looksLikeTerraform, readConfiguration } from '../../../src/sources/terraform/index.js';
import { filesOf, listed, named, placed, shown } from '../shared/infrastructure/shown.js';

const ALB = `variable "name" {}
variable "idle_timeout" {
  type    = number
  default = 60
}
variable "create" {
  default = true
}
resource "aws_lb" "this" {
  count              = var.create ? 1 : 0
  name               = var.name
  load_balancer_type = "application"
  idle_timeout       = var.idle_timeout
  timeouts {
    create = "10m"
  }
}
resource "aws_lb_target_group" "this" {
  deregistration_delay = "30"
}
resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.this[0].arn
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this.arn
  }
}
output "arn" {
  value = one(aws_lb.this[*].arn)
}
`;

describe('a module that is called', () => {
  const files = filesOf({
    'infra/main.tf':
      'module "web" {\n  source = "../modules/alb"\n  name = "web"\n  idle_timeout = local.idle\n}\nlocals {\n  idle = 120\n}\nmodule "api" {\n  source = "../modules/alb/"\n  for_each = toset(["eu", "us"])\n  name = "api-${each.key}"\n}\nresource "aws_wafv2_web_acl_association" "x" {\n  resource_arn = module.web.arn\n}\n',
    'modules/alb/main.tf': ALB,
  });
  const { resources, problems, unknowns } = readConfiguration(files);

  test('its resources are there once for each copy', () => {
    expect([problems, unknowns]).toEqual([[], []]);
    expect(listed(resources.filter(({ type }) => type !== 'aws_lb_target_group'))).toEqual([
      'aws_wafv2_web_acl_association.x',
      'module.web.aws_lb.this',
      'module.web.aws_lb_listener.https',
      'module.api["eu"].aws_lb.this',
      'module.api["eu"].aws_lb_listener.https',
      'module.api["us"].aws_lb.this',
      'module.api["us"].aws_lb_listener.https',
    ]);
  });

  test('a value has the place where it is written, in whatever file', () => {
    const idle = named(resources, 'module.web.aws_lb.this').attribute('idle_timeout');
    expect(placed(idle)).toBe(
      'infra/main.tf:120 via modules/alb/main.tf:var.idle_timeout via infra/main.tf:local.idle',
    );
    expect(shown(named(resources, 'module.api["eu"].aws_lb.this').attribute('idle_timeout'))).toBe('60');
    expect(shown(named(resources, 'module.api["us"].aws_lb.this').attribute('name'))).toBe('"api-us"');
  });

  test('references lead to resources', () => {
    const listener = named(resources, 'module.web.aws_lb_listener.https');
    const arn = listener.attribute('load_balancer_arn');
    expect(shown(arn)).toBe('-> module.web.aws_lb.this.arn');
    const target = arn?.kind === 'reference' ? referencedBy(listener, arn, resources) : [];
    expect(listed(target)).toEqual(['module.web.aws_lb.this']);
    expect(shown(listener.attribute('default_action', 'target_group_arn'))).toBe(
      '-> module.web.aws_lb_target_group.this.arn',
    );
    expect(shown(named(resources, 'aws_wafv2_web_acl_association.x').attribute('resource_arn'))).toBe(
      '-> module.web.aws_lb.this.arn',
    );
  });

  test('the time of an operation is no attribute of the balancer', () => {
    const balancer = named(resources, 'module.web.aws_lb.this');
    expect(shown(balancer.attribute('timeouts', 'create'))).toBe('"10m"');
    expect(balancer.attribute('create')).toBeUndefined();
  });
});

test('a module that nobody calls is read by its defaults', () => {
  const { resources } = readConfiguration(filesOf({ 'modules/alb/main.tf': ALB }));
  const balancer = named(resources, 'aws_lb.this');
  expect(shown(balancer.attribute('idle_timeout'))).toBe('60 assumed');
  expect(shown(balancer.attribute('name'))).toBe('? variable var.name');
});

test('a module from elsewhere is what it is told, and a file that is missing', () => {
  const text = 'module "alb" {\n  source  = "terraform-aws-modules/alb/aws"\n  idle_timeout = 75\n}\n';
  const { resources, unknowns } = readConfiguration(filesOf({ 'main.tf': text }));
  expect(resources.map(({ mode, type, address }) => [mode, type, address])).toEqual([
    ['module', 'terraform-aws-modules/alb/aws', 'module.alb'],
  ]);
  expect(shown(resources[0]?.attribute('idle_timeout'))).toBe('75');
  expect(unknowns).toMatchObject([{ kind: 'file', text: 'terraform-aws-modules/alb/aws', name: 'module' }]);
});

test('modules that call each other in a circle end', () => {
  const { resources } = readConfiguration(
    filesOf({
      'a/x.tf': 'module "b" {\n  source = "../b"\n}\nresource "r" "a" {}\n',
      'b/x.tf': 'module "a" {\n  source = "../a"\n}\nmodule "self" {\n  source = "./"\n}\nresource "r" "b" {}\n',
    }),
  );
  expect(listed(resources)).toEqual(['r.a', 'module.b.r.b']);
});

test('two directories are two configurations', () => {
  const lb = 'resource "aws_lb" "web" {}\nresource "aws_lb_listener" "l" {\n  load_balancer_arn = aws_lb.web.arn\n}\n';
  const { resources } = readConfiguration(filesOf({ 'prod/a.tf': lb, 'dev/a.tf': lb }));
  const listener = resources.find(({ type, root }) => type === 'aws_lb_listener' && root === 'dev');
  const arn = listener?.attribute('load_balancer_arn');
  if (listener === undefined || arn?.kind !== 'reference') throw new Error('no reference');
  expect(referencedBy(listener, arn, resources).map(({ root }) => root)).toEqual(['dev']);
});

test('of a broken block what is not listed is not known, and other blocks are whole', () => {
  const { resources, problems } = readConfiguration(
    filesOf({
      'main.tf': 'resource "aws_lb" "a" {\n  idle_timeout = 60\n  name = "x\n}\nresource "aws_lb" "b" {\n}\n',
    }),
  );
  expect(problems).toMatchObject([{ format: 'hcl', reason: 'unclosed-string' }]);
  const [a, b] = resources;
  expect([
    shown(a?.attribute('idle_timeout')),
    shown(a?.attribute('client_keep_alive')),
    shown(a?.attribute('name')),
  ]).toEqual(['60', '? damaged client_keep_alive', '? damaged "x']);
  expect(b?.attribute('idle_timeout')).toBeUndefined();
});

describe('CloudFront', () => {
  const text = `resource "aws_cloudfront_distribution" "cdn" {
  origin {
    domain_name = aws_lb.web.dns_name
    origin_id   = "alb"
    custom_origin_config {
      origin_read_timeout      = 60
      origin_keepalive_timeout = 30
    }
  }
  origin {
    origin_id = "s3"
  }
  dynamic "origin" {
    for_each = var.api == null ? [] : [var.api]
    content {
      origin_id = origin.value
      custom_origin_config {
        origin_read_timeout = var.seconds
      }
    }
  }
}
variable "api" {}
variable "seconds" {
  default = "45"
}
`;
  const [cdn] = readConfiguration(filesOf({ 'cdn.tf': text })).resources;

  test('the seconds of each origin, with their place', () => {
    const seconds = (cdn?.parts('origin') ?? []).map((origin) => {
      const { known, absent } = scalarsOf(origin.attribute('custom_origin_config', 'origin_read_timeout'));
      return [origin.certain, known.map(numberOf), absent, known.map(({ span }) => text.slice(span.start, span.end))];
    });
    expect(seconds).toEqual([
      [true, [60], false, ['60']],
      [true, [], true, []],
      [false, [45], false, ['45']],
    ]);
  });

  test('asked for all at once it is one of several', () => {
    expect(shown(cdn?.attribute('origin', 'custom_origin_config', 'origin_read_timeout'))).toBe(
      '60 | null | "45" assumed',
    );
  });
});

test.each([
  ['main.tf', true],
  ['a/b.tofu', true],
  ['prod.auto.tfvars', true],
  ['main.tf.json', false],
  ['main.py', false],
])('%s looks like Terraform: %s', (name, expected) => expect(looksLikeTerraform({ name })).toBe(expected));
