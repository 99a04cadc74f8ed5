import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { FORMATS } from '../../src/cli/commands.js';
import { cli } from '../cli/world.js';

const ROOT = join(import.meta.dirname, '../..');
const PAGE = readFileSync(join(ROOT, 'docs/formats.md'), 'utf8');

/** The example of a format: the first code block below its heading. */
function exampleOf(format: string): string {
  const section = PAGE.split(/^## /m).find((each) => each.startsWith(`${format}\n`)) ?? '';
  return /```\w+\n(?<code>[\s\S]*?)```/.exec(section)?.groups?.['code'] ?? '';
}

async function printed(format: string): Promise<string> {
  const words = ['examples/nginx.conf', '--lb-idle', '60', '--select', 'keepalive-race', '--no-config'];
  return (await cli(ROOT, [...words, '--format', format])).out;
}

describe('the page on formats', () => {
  test('has a section for each', () => {
    expect([...PAGE.matchAll(/^## (.*)$/gm)].map((match) => match[1])).toEqual(FORMATS);
  });

  test.each(['concise', 'github', 'junit', 'checkstyle'])('shows what %s prints', async (format) => {
    expect(exampleOf(format)).toBe(await printed(format));
  });

  test.each(['gitlab', 'rdjson'])('shows what %s holds', async (format) => {
    expect(JSON.parse(exampleOf(format))).toEqual(JSON.parse(await printed(format)));
  });

  test('shows a part of the result that SARIF has', async () => {
    const { runs } = JSON.parse(await printed('sarif')) as { runs: { results: object[] }[] };
    expect(runs[0]?.results[0]).toMatchObject(JSON.parse(exampleOf('sarif')) as object);
  });

  test('shows the end of the summary', async () => {
    const example = exampleOf('markdown');
    expect(example).toMatch(/^### The chain\n/);
    expect((await printed('markdown')).endsWith(example)).toBe(true);
  });
});
