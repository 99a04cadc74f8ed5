import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { cli } from '../cli/world.js';

const ROOT = join(import.meta.dirname, '../..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

test('the screen of the README is what its first command prints', async () => {
  const [, command, screen] =
    /```sh\nnode dist\/timeout-lint\.cjs ([^\n]+)\n```\n\n<!-- screen -->\n\n```text\n(.*?)```/s.exec(
      README,
    ) as unknown as [string, string, string];
  const { out, err } = await cli(ROOT, command.split(' '));
  expect(err).toBe('');
  expect(screen).toBe(out);
});
