import { describe, expect, test } from '@jest/globals';
import { splitDump } from '../../../src/sources/nginx/dump.js';

const TWO =
  '# configuration file /etc/nginx/nginx.conf:\nhttp { include a.conf; }\n\n# configuration file /etc/nginx/a.conf:\nserver {}\n\n';

describe('the output of nginx -T', () => {
  test('becomes the files it names, the texts as they are on disk', () => {
    expect(splitDump(TWO)).toEqual([
      { name: '/etc/nginx/nginx.conf', text: 'http { include a.conf; }\n', offset: 44 },
      { name: '/etc/nginx/a.conf', text: 'server {}\n', offset: 110 },
    ]);
  });

  test('offsets lead back into the dump', () => {
    for (const { text, offset } of splitDump(TWO) ?? []) expect(TWO.slice(offset, offset + text.length)).toBe(text);
  });

  test('what nginx says before it is left out', () => {
    const said =
      'nginx: [warn] x\n2024/01/02 03:04:05 [notice] 1#1: y\nnginx: configuration file /etc/nginx/nginx.conf test is successful\n\n';
    expect(splitDump(said + TWO)).toHaveLength(2);
  });

  test('with CRLF, and a file named twice counts once', () => {
    const files = splitDump((TWO + TWO).replaceAll('\n', '\r\n'));
    expect(files?.map(({ name, text }) => [name, text])).toEqual([
      ['/etc/nginx/nginx.conf', 'http { include a.conf; }\r\n'],
      ['/etc/nginx/a.conf', 'server {}\r\n'],
    ]);
  });

  test('a configuration that only mentions the words is no dump', () => {
    expect(splitDump('http {}\n')).toBeUndefined();
    expect(splitDump('')).toBeUndefined();
    expect(splitDump('http {}\n# configuration file /etc/nginx/nginx.conf:\n')).toBeUndefined();
    expect(splitDump('# configuration file of the shop\nhttp {}\n')).toBeUndefined();
  });
});
