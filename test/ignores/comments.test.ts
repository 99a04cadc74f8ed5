import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { commentsOf } from '../../src/ignores/comments/index.js';
import { readIgnoreComments } from '../../src/ignores/read.js';
import { builtinRules } from '../../src/rules/all.js';

/**
 * Texts in which every marker names by a number the line that it is to speak of, as a reason: `-- 3`, or lines that go on,
 * `-- 3-5`. A marker in a text has the reason `no`.
 */
const CASES: readonly (readonly [name: string, text: string])[] = [
  [
    'nginx.conf',
    `# timeout-lint: ignore[TL101] -- 3

keepalive_timeout 30s; # timeout-lint: ignore[TL1] -- 3
add_header X "# timeout-lint: ignore[TL101] -- no"; add_header Y a#timeout-lint:ignore[TL101]--no;
location / {# timeout-lint: ignore[TL101] -- 5
# timeout-lint: ignore[TL101] -- 7-8
proxy_next_upstream error
  timeout;
}
{# timeout-lint: ignore[TL101] -- 11-12 #}
send_timeout '
# timeout-lint: ignore[TL101] -- no';
`,
  ],
  ['nginx.conf.j2', `{# timeout-lint: ignore[TL101] -- 2 #}\nsend_timeout {{ x }};\n`],
  [
    'compose.yaml',
    `services:
  web:
    # timeout-lint: ignore[TL101] -- 4-8
    command: >
      gunicorn app:app
      # timeout-lint: ignore[TL101] -- no

      --timeout 30
    image: "x # timeout-lint: ignore[TL101] -- no" # timeout-lint: ignore[TL101] -- 9
    entrypoint: x#timeout-lint: ignore[TL101] -- no
    other: [a, # timeout-lint: ignore[TL101] -- 11
      b]
    text: 'a
      # timeout-lint: ignore[TL101] -- no'
`,
  ],
  [
    'Dockerfile',
    `FROM python
RUN echo # timeout-lint: ignore[TL101] -- no
# timeout-lint: ignore[TL101] -- 4-6
CMD ["gunicorn", \\
# said twice
     "app:app"]
COPY <<EOF /x
# timeout-lint: ignore[TL101] -- no
EOF
`,
  ],
  [
    'start.sh',
    `#!/bin/sh
# timeout-lint: ignore[TL101] -- 3-4
exec gunicorn \\
  app:app
echo "# timeout-lint: ignore[TL101] -- no" '# timeout-lint: ignore[TL101] -- no' \${#x} # timeout-lint: ignore[TL101] -- 5
cat <<'END'
# timeout-lint: ignore[TL101] -- no
END
`,
  ],
  [
    'main.tf',
    `// timeout-lint: ignore[TL101] -- 2
idle_timeout = 60 /* timeout-lint: ignore[TL101] -- 2 */
name = "a # timeout-lint: ignore[TL101] -- no \${f("b # timeout-lint: ignore[TL101] -- no")} // timeout-lint: ignore[TL101] -- no"
/*
 * timeout-lint: ignore[TL101] -- 7
 */
x = 1 # timeout-lint: ignore[TL101] -- 7
y = <<-EOT
  # timeout-lint: ignore[TL101] -- no
EOT
`,
  ],
  [
    'fly.toml',
    `a = "# timeout-lint: ignore[TL101] -- no" # timeout-lint: ignore[TL101] -- 1\nb = '''\n# timeout-lint: ignore[TL101] -- no'''\n`,
  ],
  [
    'conf.py',
    `timeout = "# timeout-lint: ignore[TL101] -- no" # timeout-lint: ignore[TL101] -- 1\n"""\n# timeout-lint: ignore[TL101] -- no\n"""\n`,
  ],
  [
    'a.service',
    `; timeout-lint: ignore[TL101] -- 2
[Service]
ExecStart=x ; timeout-lint: ignore[TL101] -- no
# timeout-lint: ignore[TL101] -- 5-6
ExecStart=a \\
  b
`,
  ],
  [
    'supervisord.conf',
    `[program:x]\n; timeout-lint: ignore[TL101] -- 3-4\ncommand=gunicorn\n  app:app ; timeout-lint: ignore[TL101] -- 3-4\n`,
  ],
  [
    'app.json',
    `{\n  "a": "// timeout-lint: ignore[TL101] -- no", // timeout-lint: ignore[TL101] -- 2\n  /* timeout-lint: ignore[TL101] -- 4 */\n  "b": 1\n}\n`,
  ],
  ['Procfile', `# timeout-lint: ignore[TL101] -- 2\nweb: gunicorn app:app # timeout-lint: ignore[TL101] -- no\n`],
  // nginx of a ConfigMap, with everything else made blank.
  [
    'manifest.yaml',
    `           \n\n    worker_processes auto;\n    send_timeout 3s; # timeout-lint: ignore[TL101] -- 4\n    keepalive_timeout 3s;\n`,
  ],
];

describe('comments', () => {
  test.each(CASES)('of %s speak of their lines, and texts of none', (name, text) => {
    const { ignores, refused } = readIgnoreComments([{ name, text }], builtinRules());
    expect(refused).toEqual([]);
    const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length;
    const reached = ignores.map(({ reach }) => {
      const [first, last] = [lineAt(reach?.start ?? 0), lineAt((reach?.end ?? 0) - 1)];
      return first === last ? `${first}` : `${first}-${last}`;
    });
    expect(reached).toEqual(ignores.map(({ reason }) => reason));
    expect(ignores).toHaveLength([...text.matchAll(/ignore\[TL\d+\] -- \d/g)].length);
  });

  test('of whole files count at their heads alone', () => {
    const read = (text: string) => readIgnoreComments([{ name: 'a.yaml', text }], builtinRules());
    expect(read('# x\n---\n# timeout-lint: ignore-file[TL1, keepalive-race]\na: b\n').ignores).toMatchObject([
      { rule: 'TL1', reach: { start: 0 } },
      { rule: 'keepalive-race', reach: { start: 0 } },
    ]);
    expect(read('a: b\n# timeout-lint: ignore-file[TL1]\n')).toMatchObject({
      ignores: [],
      refused: [{ data: { problem: 'not-at-head' } }],
    });
  });

  test.each([
    ['# timeout-lint: ignore', 'no-rules'],
    ['# timeout-lint: ignore[]', 'no-rules'],
    ['# timeout-lint: ignore[ , ]', 'no-rules'],
    ['# timeout-lint: ignore[TL1', 'not-understood'],
    ['# timeout-lint: ingore[TL1]', 'not-understood'],
    ['# timeout-lint: disable-next-line TL1', 'not-understood'],
    ['# timeout-lint: ignore[no-such-rule-at-all]', 'unknown-rule'],
    ['# timeout-lint: ignore[TL1, keepalive-rase]', 'misspelt-rule'],
    ['# timeout-lint: told us to', undefined],
    ['# we use timeout-lint: ignore what it says', undefined],
    ['# noqa # timeout-lint: ignore', 'no-rules'],
  ])('%j is %s', (text, problem) => {
    const { refused } = readIgnoreComments([{ name: 'nginx.conf', text: `${text}\nuser x;\n` }], builtinRules());
    expect(refused.map(({ data }) => data['problem'])).toEqual(problem === undefined ? [] : [problem]);
  });

  const NAMES = ['a.conf', 'a.conf.j2', 'a.yaml', 'Dockerfile', 'a.sh', 'a.tf', 'a.toml', 'a.py', 'a.ini', 'a.json'];
  const bits = [
    '"',
    "'",
    '"""',
    '#',
    '//',
    '/*',
    '*/',
    '<<E',
    'E',
    '\\',
    '\n',
    ' ',
    '{',
    '}',
    '${',
    '{#',
    '#}',
    ': ',
    '|',
    '- ',
    ';',
    'a',
    'timeout-lint: ignore[TL1]',
    '\r',
    '\ud800',
    '\u{1f600}',
  ];

  test('of any text are found without a throw, each where it says', () => {
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), fc.array(fc.constantFrom(...bits), { maxLength: 60 }), (name, parts) => {
        const text = `${name === 'Dockerfile' ? 'FROM x\n' : ''}${parts.join('')}`;
        const { comments } = commentsOf({ name, text });
        for (const comment of comments) {
          // A comment of the template within one of nginx is blank there: it is a comment of its own.
          const written = text.slice(comment.textStart, comment.textStart + comment.text.length).split('');
          expect(written.map((char, at) => (comment.text[at] === ' ' ? ' ' : char)).join('')).toBe(comment.text);
          expect(comment.end).toBeGreaterThanOrEqual(comment.textStart + comment.text.length);
        }
        readIgnoreComments([{ name, text }], builtinRules());
      }),
      { numRuns: 500 },
    );
  });

  test.each(NAMES)('of a long %s are found soon', (name) => {
    for (const bit of [
      '<<E\n',
      '/* ',
      '"',
      "'",
      '#\n',
      '# timeout-lint: ignore[TL1]\n',
      'a \\\n',
      '{# ',
      '"${',
      '- |\n',
    ]) {
      const text = `FROM x\n# timeout-lint: ignore[TL1]\n${bit.repeat(60_000 / bit.length)}`;
      const start = performance.now();
      readIgnoreComments([{ name, text }], builtinRules());
      expect(performance.now() - start).toBeLessThan(4000);
    }
  });
});
