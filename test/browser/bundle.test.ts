import { beforeAll, describe, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { createContext, runInContext } from 'node:vm';

/**
 * The library as one script, run where there is nothing but the language and what every browser adds to it.
 * esbuild refuses `node:` imports on the platform `browser`; the bare context refuses `process`, `Buffer`, `require`.
 */
const NGINX = `upstream app { server 127.0.0.1:8080; keepalive 8; }
server {
  listen 127.0.0.1:80;
  keepalive_timeout 30s;
  location / {
    proxy_pass http://app;
    proxy_read_timeout 90s;
  }
}
`;

interface Told {
  readonly files: string[];
  readonly chains: number;
  readonly timers: number;
  readonly findings: { rule: string; headline: string; fingerprint: string }[];
  readonly json: unknown;
}

let script = '';

beforeAll(async () => {
  const result = await build({
    entryPoints: ['src/api.ts'],
    bundle: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'timeoutLint',
    target: 'es2022',
    minify: true,
    write: false,
    logLevel: 'silent',
  });
  script = result.outputFiles[0]?.text ?? '';
});

/** What the program says of a text, carried out of the context as JSON. */
function analysed(text: string): Told {
  const context = createContext({ TextEncoder, TextDecoder, text });
  runInContext(script, context);
  const told: unknown = runInContext(
    `(() => {
      const file = { name: 'nginx.conf', text };
      const flag = { name: '<command line>', text: '--lb-idle 60' };
      const lbIdle = { ms: 60000, span: { file: flag, start: 10, end: 12 } };
      const analysis = timeoutLint.analyze([file], { lbIdle });
      return JSON.stringify({
        files: analysis.files.map((read) => read.name),
        chains: analysis.chains.length,
        timers: analysis.chains.flatMap((chain) => chain.hops).filter((hop) => hop.timer('upstream.read')).length,
        findings: analysis.findings.map(({ rule, headline, fingerprint }) => ({ rule, headline, fingerprint })),
        json: JSON.parse(timeoutLint.renderJson(analysis, { tool: { name: 'timeout-lint', version: '0' } })),
      });
    })()`,
    context,
  );
  return JSON.parse(String(told)) as Told;
}

describe('the library in a browser', () => {
  test('the context really is bare', () => {
    const context = createContext({});
    expect(runInContext(`typeof process + typeof Buffer + typeof require + typeof setTimeout`, context)).toBe(
      'undefined'.repeat(4),
    );
  });

  test('reads nginx, knows its timers and finds a keep-alive race', () => {
    const told = analysed(NGINX);
    expect(told.files).toContain('nginx.conf');
    expect(told.chains).toBeGreaterThan(0);
    expect(told.timers).toBeGreaterThan(0);
    expect(told.findings.map((finding) => finding.rule)).toContain('keepalive-race');
    expect(told.json).toMatchObject({ schemaVersion: 1 });
  });

  test('says the same of the same text twice', () => {
    expect(analysed(NGINX)).toEqual(analysed(NGINX));
  });

  test('an empty text has no findings', () => {
    expect(analysed('').findings).toEqual([]);
  });

  test('is small enough for a page', () => {
    expect(script.length).toBeLessThan(1_300_000);
  });
});
