import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cliOn } from '../cli/world.js';

const service = (name: string, port: number): string =>
  `  ${name}:\n    image: x\n    command: gunicorn app:app --bind 0.0.0.0:${port}\n    ports: ['${port + 1000}:${port}']\n`;
const location = (path: string, target: string): string => `location ${path} { proxy_pass http://${target}; }`;

/** What each route is linked to, by its path. */
async function linked(services: readonly string[], targets: readonly string[]): Promise<string[]> {
  const { out } = await cliOn(
    {
      'compose.yml': `services:\n${services.join('')}`,
      'nginx.conf': `events {}\nhttp { server { listen 80; ${targets.map((target, at) => location(`/${at}/`, target)).join(' ')} } }\n`,
    },
    ['show', '--format', 'json'],
  );
  const { chains } = JSON.parse(out) as {
    chains: { route: { location: string }; legs: { because: string }[] }[];
  };
  return chains.flatMap(({ route, legs }) => legs.map(({ because }) => `${route.location} ${because}`));
}

test('many servers are linked as few are', async () => {
  const target = fc.constantFrom('a:8001', 'b:8002', 'b:8001', 'c', '127.0.0.1:9001', '127.0.0.1:8001', 'a.b:8001');
  const own = [service('a', 8001), service('b', 8002)];
  // Neither a name nor a port of these is asked for.
  const others = Array.from({ length: 12 }, (_, at) => service(`other${at}`, 3000 + at));
  await fc.assert(
    fc.asyncProperty(fc.array(target, { minLength: 1, maxLength: 6 }), async (targets) => {
      expect(await linked([...own, ...others], targets)).toEqual(await linked(own, targets));
    }),
    { numRuns: 20 },
  );
});
