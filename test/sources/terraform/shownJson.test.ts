import { describe, expect, test } from '@jest/globals';
import type { Infrastructure } from '../../../src/sources/shared/infrastructure/index.js';
import { looksLikeTerraformJson, readTerraformJson } from '../../../src/sources/terraform/index.js';
import { listed, misplacedIn, named, placed, shown } from '../shared/infrastructure/shown.js';

const PLAN = {
  format_version: '1.2',
  planned_values: {
    root_module: {
      resources: [
        {
          address: 'aws_lb.web',
          mode: 'managed',
          type: 'aws_lb',
          name: 'web',
          values: { load_balancer_type: 'application', idle_timeout: 120, client_keep_alive: null },
        },
        {
          address: 'aws_lb_listener.https[0]',
          type: 'aws_lb_listener',
          name: 'https',
          index: 0,
          values: { port: 443, default_action: [{ type: 'forward' }] },
        },
        { address: 'data.aws_lb.other', mode: 'data', type: 'aws_lb', name: 'other', values: {} },
      ],
      child_modules: [
        {
          address: 'module.cdn["eu"]',
          resources: [
            {
              address: 'module.cdn["eu"].aws_cloudfront_distribution.this',
              mode: 'managed',
              type: 'aws_cloudfront_distribution',
              name: 'this',
              values: {
                origin: [{ custom_origin_config: [{ origin_read_timeout: 60 }] }, { custom_origin_config: [] }],
              },
            },
          ],
        },
      ],
    },
  },
  configuration: {
    root_module: {
      resources: [
        {
          address: 'aws_lb_listener.https',
          expressions: {
            load_balancer_arn: { references: ['aws_lb.web.arn', 'aws_lb.web'] },
            certificate_arn: { references: ['var.certificate'] },
            default_action: [{ target_group_arn: { references: ['aws_lb_target_group.web[0].arn'] } }],
          },
        },
      ],
      module_calls: {
        cdn: {
          module: {
            resources: [
              {
                address: 'aws_cloudfront_distribution.this',
                expressions: { web_acl_id: { references: ['aws_wafv2_web_acl.a.arn'] } },
              },
            ],
          },
        },
      },
    },
  },
};

function read(value: unknown, name = 'plan.json'): Infrastructure & { readonly text: string } {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  const reading = readTerraformJson({ name, text });
  expect(reading.resources.flatMap(misplacedIn)).toEqual([]);
  return { ...reading, text };
}

describe('a plan', () => {
  const { resources, problems } = read(PLAN);

  test('resources of all modules', () => {
    expect(problems).toEqual([]);
    expect(resources.map(({ address, declared, mode }) => [address, declared, mode])).toEqual([
      ['aws_lb.web', 'aws_lb.web', 'managed'],
      ['aws_lb_listener.https[0]', 'aws_lb_listener.https', 'managed'],
      ['data.aws_lb.other', 'data.aws_lb.other', 'data'],
      ['module.cdn["eu"].aws_cloudfront_distribution.this', 'module.cdn.aws_cloudfront_distribution.this', 'managed'],
    ]);
  });

  test('values with their places', () => {
    const lb = named(resources, 'aws_lb.web');
    expect(placed(lb.attribute('idle_timeout'))).toBe('plan.json:120');
    expect(shown(lb.attribute('client_keep_alive'))).toBe('null');
    expect(lb.attribute('name')).toBeUndefined();
    const cdn = named(resources, 'module.cdn["eu"].aws_cloudfront_distribution.this');
    expect(
      cdn.parts('origin').map((origin) => shown(origin.attribute('custom_origin_config', 'origin_read_timeout'))),
    ).toEqual(['60', 'absent']);
    expect(shown(cdn.attribute('web_acl_id'))).toBe('-> module.cdn.aws_wafv2_web_acl.a.arn');
  });

  test('what is known after applying is a reference', () => {
    const listener = named(resources, 'aws_lb_listener.https[0]');
    expect(shown(listener.attribute('load_balancer_arn'))).toBe('-> aws_lb.web.arn');
    expect(listener.attribute('certificate_arn')).toBeUndefined();
    expect(shown(listener.attribute('default_action', 'target_group_arn'))).toBe('-> aws_lb_target_group.web.arn');
  });
});

test('a state that is shown', () => {
  const { resources } = read({ format_version: '1.0', values: PLAN.planned_values }, 'state.json');
  expect(listed(resources)).toHaveLength(4);
});

test('the file of a state', () => {
  const { resources } = read(
    {
      version: 4,
      terraform_version: '1.9.0',
      resources: [
        {
          mode: 'managed',
          type: 'aws_lb',
          name: 'web',
          instances: [
            { index_key: 'eu', attributes: { id: 'arn:aws:1', arn: 'arn:aws:1', idle_timeout: 75 } },
            { index_key: 0, attributes: { arn: 'arn:aws:2' } },
          ],
        },
        {
          module: 'module.a',
          mode: 'managed',
          type: 'aws_lb_listener',
          name: 'l',
          instances: [{ attributes: { load_balancer_arn: 'arn:aws:1', port: 1 } }],
        },
      ],
    },
    'terraform.tfstate',
  );
  expect(listed(resources)).toEqual(['aws_lb.web["eu"]', 'aws_lb.web[0]', 'module.a.aws_lb_listener.l']);
  expect(shown(resources[0]?.attribute('idle_timeout'))).toBe('75');
  expect(shown(resources[2]?.attribute('load_balancer_arn'))).toBe('-> aws_lb.web.arn');
  expect(shown(resources[0]?.attribute('id'))).toBe('"arn:aws:1"');
});

test.each([
  ['plan.json', JSON.stringify(PLAN), true],
  ['terraform.tfstate', '{"version": 4, "terraform_version": "1.9.0", "resources": []}', true],
  ['package.json', '{"name": "x", "version": "4.0.0"}', false],
  ['data.json', '{"values": 1}', false],
  ['schema.json', '{"format_version": "1.0", "provider_schemas": {}}', false],
  ['plan.txt', JSON.stringify(PLAN), false],
  ['list.json', '[]', false],
])('%s looks like one', (name, text, expected) => expect(looksLikeTerraformJson({ name, text })).toBe(expected));

test('a plan that is cut off has a problem at its end, and what was read is not taken for all', () => {
  const text = JSON.stringify(PLAN).slice(0, 300);
  const { resources, problems } = readTerraformJson({ name: 'plan.json', text });
  expect(problems).toMatchObject([{ format: 'json', reason: 'syntax' }]);
  for (const resource of resources) expect(resource.attribute('nothing')?.kind ?? 'unknown').toBe('unknown');
});

test.each([
  ['brackets', '['.repeat(100_000)],
  ['modules', '{"child_modules":['.repeat(50_000)],
  ['nothing', ''],
  ['a number', '5'],
  [
    'odd shapes',
    '{"planned_values":{"root_module":{"resources":[1,{"address":2},{"address":"a","type":"b","values":[]}]}}}',
  ],
])('%s do no harm', (_name, text) => {
  const before = performance.now();
  expect(readTerraformJson({ name: 'plan.json', text }).resources).toEqual([]);
  expect(performance.now() - before).toBeLessThan(1000);
});
