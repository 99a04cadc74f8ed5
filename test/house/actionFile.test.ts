import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';

const text = readFileSync('action.yml', 'utf8');
const action = parse(text) as {
  readonly inputs: Readonly<Record<string, { default?: string }>>;
  readonly outputs: object;
  readonly runs: { readonly using: string; readonly main: string };
};

/** The schema of inputs or outputs by their names; each has a description, and may have what else is given. */
function described(more: object): object {
  return {
    type: 'object',
    additionalProperties: false,
    patternProperties: {
      '^[a-z_][a-z0-9_-]*$': {
        type: 'object',
        required: ['description'],
        additionalProperties: false,
        properties: { description: { type: 'string', minLength: 1 }, ...more },
      },
    },
  };
}

/**
 * What GitHub takes of the file of a JavaScript action:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax
 * The published schemas that can be installed do not know node24.
 */
const SCHEMA = {
  type: 'object',
  required: ['name', 'description', 'runs'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', minLength: 1 },
    author: { type: 'string' },
    description: { type: 'string', minLength: 1, maxLength: 125 },
    inputs: described({
      required: { type: 'boolean' },
      // The runner refuses what is no string.
      default: { type: 'string' },
      deprecationMessage: { type: 'string' },
    }),
    outputs: described({}),
    runs: {
      type: 'object',
      required: ['using', 'main'],
      additionalProperties: false,
      properties: {
        using: { enum: ['node20', 'node24'] },
        main: { type: 'string' },
        pre: { type: 'string' },
        'pre-if': { type: 'string' },
        post: { type: 'string' },
        'post-if': { type: 'string' },
      },
    },
    branding: {
      type: 'object',
      additionalProperties: false,
      properties: {
        icon: { type: 'string' },
        color: { enum: ['white', 'black', 'yellow', 'blue', 'green', 'orange', 'red', 'purple', 'gray-dark'] },
      },
    },
  },
};

const validate = new Ajv({ allErrors: true }).compile(SCHEMA);

test('action.yml is what GitHub takes', () => {
  expect(validate(action) ? [] : validate.errors).toEqual([]);
});

test.each([
  ['an input without a description', { ...action, inputs: { paths: {} } }],
  ['a default that is no string', { ...action, inputs: { paths: { description: 'x', default: true } } }],
  ['an action without a file to run', { ...action, runs: { using: 'node24' } }],
  ['a key of some other file', { ...action, on: 'push' }],
])('the schema refuses %s', (_, wrong) => {
  expect(validate(wrong)).toBe(false);
});

test('what runs is committed, with the runtime that runners have', () => {
  expect(action.runs).toEqual({ using: 'node24', main: 'dist/action.cjs' });
  expect(readFileSync('scripts/bundle.mjs', 'utf8')).toContain("emit('action.cjs'");
});

test('inputs and outputs are those that the program knows', () => {
  const code = readdirSync('src/cli/action').map((name) => readFileSync(`src/cli/action/${name}`, 'utf8'));
  const read = code.flatMap((each) =>
    [...each.matchAll(/(?:inputOf|linesOf)\(env, '([\w-]+)'\)/g)].map(([, name]) => name),
  );
  expect([...new Set(read)].toSorted()).toEqual(Object.keys(action.inputs).toSorted());
  const [, given = ''] = /setOutputs\(env, \{\s*(findings: countOf[^}]*)\}/.exec(code.join('\n')) ?? [];
  const set = [...given.matchAll(/^\s*'?([\w-]+)'?:/gm)].map(([, name]) => name);
  expect(set.toSorted()).toEqual(Object.keys(action.outputs).toSorted());
});

test('the workflow in the README names inputs that there are', () => {
  const [, workflow] = /```yaml\n(name: timeouts\n[^]*?)```/.exec(readFileSync('README.md', 'utf8')) as unknown as [
    string,
    string,
  ];
  const { jobs } = parse(workflow) as {
    readonly jobs: Readonly<Record<string, { readonly steps: readonly { uses?: string; with?: object }[] }>>;
  };
  const [own] = Object.values(jobs).flatMap(({ steps }) => steps.filter(({ uses }) => uses?.includes('timeout-lint')));
  const inputs = Object.keys(own?.with ?? {});
  expect(inputs.length).toBeGreaterThan(0);
  expect(inputs.filter((name) => !(name in action.inputs))).toEqual([]);
});
