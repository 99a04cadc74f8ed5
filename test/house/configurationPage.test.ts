import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { configurationSchema, readConfiguration } from '../../src/config/index.js';
import { builtinRules } from '../../src/rules/all.js';
import { selectionProblem } from '../../src/rules/select.js';
import { hostOf } from '../../src/sources/nginx/include.js';
import { readAppServers } from '../../src/topology/appServers.js';
import { filesBeside } from '../../src/topology/lookup.js';
import { namedFronts } from '../../src/topology/fronts.js';
import { FURTHER } from '../../src/topology/furtherReaders.js';

/** A page without its section on CI and hooks, whose YAML is for other programs. */
function withoutOthers(page: string): string {
  return page.replace(/^## In pull requests and hooks\n[^]*?(?=^## )/m, '');
}

const NGINX = 'server { listen 80; location /api/ { proxy_pass http://app; } }\n';
const FILES = [
  { name: 'deploy/nginx.conf', text: NGINX },
  { name: 'deploy/admin.conf', text: NGINX },
  { name: 'Dockerfile', text: 'FROM python:3.12\nCMD ["gunicorn", "app:app"]\n' },
];

const blocks = ['README.md', 'docs/configuration.md'].flatMap((page) =>
  [...withoutOthers(readFileSync(page, 'utf8')).matchAll(/```yaml\n(.*?)```/gs)].map(
    ([, text = ''], index) => [`${page} ${index + 1}`, text] as const,
  ),
);

test.each(blocks)('%s is a configuration with nothing wrong in it', (_, text) => {
  const { problems, options } = readConfiguration(
    { name: 'timeout-lint.yaml', text },
    {
      host: hostOf(FILES),
      readServers: (files, launches, variables) =>
        readAppServers(files, filesBeside(FILES), FURTHER, { variables, stated: launches }),
    },
  );
  expect(problems.map(({ line, message }) => `${line}: ${message}`)).toEqual([]);
  const words = [...(options.select ?? []), ...(options.rules ?? []), ...(options.ignore ?? [])].map(
    (word) => word.text,
  );
  for (const word of [...words, ...(options.ignores ?? []).map(({ rule }) => rule)]) {
    expect(selectionProblem(builtinRules(), word)).toBeUndefined();
  }
  expect(namedFronts(options.lb ?? [], 'explicit')).toHaveProperty('fronts');
});

test('the page has an example of every key', () => {
  const page = readFileSync('docs/configuration.md', 'utf8');
  const keys = Object.keys(configurationSchema['properties'] as object);
  expect(keys.filter((key) => !new RegExp(`^${key}:`, 'm').test(page))).toEqual([]);
});
