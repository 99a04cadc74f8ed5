import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { PRODUCTS } from '../../../src/sources/shared/catalogue/index.js';
import { SERVERS } from '../../../src/sources/shared/invocation.js';

/** Programs whose defaults are in the catalogue and that no test here starts, and why. */
const NOT_INSTALLED: Readonly<Record<string, string>> = {
  fastapi: 'Debian 12 has no fastapi-cli; but for its address it has uvicorn’s defaults',
  granian: 'Debian has no granian',
  docker: 'its 10 s for a stop are its daemon’s, which has to run as root beside this machine’s own',
  kubernetes: 'its 30 s for a stop are its API server’s; Debian has none',
  ecs: 'a service of AWS',
};

/** Programs that give a time for a stop, beside the servers. */
const OTHERS = ['nginx', 'systemd', 'supervisor', 'docker', 'kubernetes', 'ecs'];

/** Vendors whose products are services: there is nothing that could be installed. */
const VENDORS = new Set([
  ...['AWS', 'Akamai', 'Alibaba', 'Cloudflare', 'DigitalOcean', 'Fastly', 'Fly.io', 'Google', 'Heroku', 'Hetzner'],
  ...['Huawei', 'IBM', 'Microsoft', 'Netlify', 'Oracle', 'Railway', 'Vercel', 'ngrok'],
]);

/** Products of a catalogue that are programs, and why none is started here. */
const NOT_SERVICES: Readonly<Record<string, string>> = {
  'load-balancer': 'no product: whoever names it says its times',
  'ingress-nginx': 'it runs in a cluster and is not in Debian; its nginx has other defaults than nginx',
  'gateway-api': 'no program: an interface that leaves the defaults to whoever implements it',
  'go-http': 'a library without a program; its defaults are that there is none',
  caddy: 'nothing that it prints has them, and five minutes of silence are too long for a test',
  envoy: 'Debian has none',
};

/** Programs that only a stated chain can name and that a test reads. */
const STATED = ['apache', 'node', 'php-fpm'];

const tested = readdirSync(import.meta.dirname).flatMap((name) => /^(\w+)\.test\.ts$/.exec(name)?.[1] ?? []);

test('each program is read in a test of its own, or there is a reason', () => {
  const all = [...SERVERS, ...OTHERS].toSorted();
  const found = all.filter((name) => tested.includes(name));
  expect([...found, ...Object.keys(NOT_INSTALLED)].toSorted()).toEqual(all);
  expect(Object.keys(NOT_INSTALLED).filter((name) => tested.includes(name))).toEqual([]);
});

test('each other product of the catalogue is a service, or there is a reason', () => {
  const programs = PRODUCTS.filter(({ vendor }) => !VENDORS.has(vendor)).map(({ id }) => id);
  expect(programs.toSorted()).toEqual([...STATED, ...Object.keys(NOT_SERVICES)].toSorted());
  const text = readFileSync(join(import.meta.dirname, 'stated.test.ts'), 'utf8');
  for (const product of STATED) expect(text).toContain(`catalogued('${product}', `);
});
