/**
 * Turns the data that people write into code that starts fast, in src/generated/:
 *   rules/*.yaml                  -> rules.ts (what every run needs), appRules.ts (what runs with an app server, or a
 *                                    service by name, need) and
 *                                    rulePages.ts (what only `explain` and tests need)
 *   evidence/*.json               -> rulePages.ts too: what experiments showed when they were last recorded
 *   src/rules/rule.schema.json    -> ruleSchema.js and .d.ts (ajv standalone; nothing of ajv is left at run time)
 *   catalogue.yaml of each folder of src/sources -> catalogue.ts, after catalogue.schema.json of shared/catalogue
 *   src/config/schema.ts          -> configSchema.js and .d.ts likewise, configSchemaText.ts, and schemas/config.schema.json
 *   package.json                  -> version.ts
 * With --strict a rule that does not fit the schema ends it with exit status 1; without, it is told and kept,
 * so that tests can say more about it.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { parseDocument } from 'yaml';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const OUT = join(ROOT, 'src/generated');
const HEADER = '// Written by scripts/generate.mjs. Change what it is made from, not this file.\n';

/** The keys of a rule that only its page and its tests need. */
const PAGE_KEYS = ['notWhen', 'proof', 'bad', 'good'];

const JSON_TYPE = `export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };\n`;

const rules = readRules();
const catalogue = readCatalogue();
const catalogueProblems = await problemsOfCatalogue(catalogue);
writeCatalogue(catalogue);
const validate = await compileSchema();
await writeConfigSchema();
const problems = [
  ...catalogueProblems,
  ...(validate === undefined ? [] : rules.flatMap((rule) => problemsOf(validate, rule))),
];
for (const problem of problems) console.error(problem);
if (problems.length > 0 && process.argv.includes('--strict')) process.exit(1);
writeRules(rules);
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
write('version.ts', `${HEADER}export const VERSION = ${JSON.stringify(version)};\n`);

/** Every rule as plain data, in the order of file names; a file that is no YAML mapping ends the run. */
function readRules() {
  const found = [];
  for (const name of namesOf('rules').filter((entry) => entry.endsWith('.yaml'))) {
    const file = `rules/${name}`;
    const document = parseDocument(readFileSync(join(ROOT, file), 'utf8'));
    const [error] = document.errors;
    if (error !== undefined) fail(`${file} is not valid YAML: ${error.message}`);
    const rule = document.toJS();
    if (rule === null || typeof rule !== 'object' || Array.isArray(rule)) fail(`${file} has no keys`);
    found.push({ file, ...rule });
  }
  return found;
}

/** The catalogue file of every folder of sources that has one, as plain data. */
function readCatalogue() {
  const files = namesOf('src/sources')
    .map((folder) => `src/sources/${folder}/catalogue.yaml`)
    .filter((file) => existsSync(join(ROOT, file)));
  return files.map((file) => {
    const document = parseDocument(readFileSync(join(ROOT, file), 'utf8'), { merge: true });
    const [error] = document.errors;
    if (error !== undefined) fail(`${file} is not valid YAML: ${error.message}`);
    return { file, ...document.toJS() };
  });
}

async function problemsOfCatalogue(files) {
  const path = 'src/sources/shared/catalogue/catalogue.schema.json';
  const { default: Ajv } = await importCommonJs('ajv/dist/2020.js');
  const check = new Ajv({ allErrors: true, strictTypes: false }).compile(
    JSON.parse(readFileSync(join(ROOT, path), 'utf8')),
  );
  return files.flatMap((file) => problemsOf(check, file));
}

/** The products of all vendors, each with its vendor and the file that it comes from. */
function writeCatalogue(files) {
  const products = files.flatMap(({ file, vendor, products: own }) =>
    Array.isArray(own) ? own.map((product) => ({ ...product, vendor, file })) : [],
  );
  write(
    'catalogue.ts',
    `${HEADER}
/** The products of every catalogue file; src/sources/shared/catalogue says what they are. */
export const catalogue = ${parsed(products)} as readonly unknown[];
`,
  );
}

function namesOf(folder) {
  try {
    return readdirSync(join(ROOT, folder)).toSorted();
  } catch {
    return [];
  }
}

function writeRules(all) {
  const core = all.map((rule) => Object.fromEntries(Object.entries(rule).filter(([key]) => !PAGE_KEYS.includes(key))));
  const pages = all.map((rule) => [
    rule.name,
    Object.fromEntries(Object.entries(rule).filter(([key]) => PAGE_KEYS.includes(key))),
  ]);
  write(
    'rules.ts',
    `${HEADER}${JSON_TYPE}
/** A rule file as it was read, without what only its page needs (see rulePages.ts). */
export interface RuleSource {
  readonly file: string;
  readonly code: string;
  readonly name: string;
  readonly [key: string]: Json;
}

/** The rules that need no app server: groups 0 to 6. */
export const proxyRules = ${parsed(core.filter((rule) => !isAppRule(rule)))} as readonly RuleSource[];
`,
  );
  write(
    'appRules.ts',
    `${HEADER}import type { RuleSource } from './rules.js';

/** The rules that speak of app servers, and of services by name in front: groups 7 and up. */
export const appRules = ${parsed(core.filter(isAppRule))} as readonly RuleSource[];
`,
  );
  write(
    'rulePages.ts',
    `${HEADER}import type { Json } from './rules.js';

/** What a rule's page tells beyond the rule itself: \`notWhen\`, \`proof\`, \`bad\`, \`good\`. */
export interface RulePage {
  readonly [key: string]: Json;
}

/** The pages by rule name. */
export const rulePages = ${parsed(Object.fromEntries(pages))} as Readonly<Record<string, RulePage>>;

/** What experiments showed, by their names; src/rules/evidence.ts says what each holds. */
export const evidence = ${parsed(readEvidence())} as Readonly<Record<string, Json>>;
`,
  );
}

function readEvidence() {
  const files = namesOf('evidence').filter((name) => name.endsWith('.json'));
  const all = files.map((name) => JSON.parse(readFileSync(join(ROOT, 'evidence', name), 'utf8')));
  return Object.fromEntries(all.map(({ experiment, ...shown }) => [experiment, shown]));
}

function isAppRule({ code }) {
  return /^TL[7-9]/.test(code);
}

/** Data as an expression; engines read large data faster as JSON in a string than as code. */
function parsed(data) {
  return `JSON.parse(\n  ${JSON.stringify(JSON.stringify(data))},\n)`;
}

/** Writes the validator and returns it; nothing while there is no schema. */
async function compileSchema() {
  const path = join(ROOT, 'src/rules/rule.schema.json');
  let text;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  return writeValidator(JSON.parse(text), 'ruleSchema', 'rule schema');
}

/** The schema of the configuration file is made of the tables that say what each product can be told. */
async function writeConfigSchema() {
  const bundled = await build({
    entryPoints: [join(ROOT, 'src/config/schema.ts')],
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    write: false,
    logLevel: 'error',
  });
  const source = Buffer.from(bundled.outputFiles[0].text).toString('base64');
  const { makeSchema } = await import(`data:text/javascript;base64,${source}`);
  const schema = makeSchema('for people');
  await publish('schemas/config.schema.json', schema);
  write(
    'configSchemaText.ts',
    `${HEADER}${JSON_TYPE}
/** The schema of the configuration file, as \`schemas/config.schema.json\` has it. */
export const configSchema = ${parsed(schema)} as { readonly [key: string]: Json };
`,
  );
  await writeValidator(makeSchema('short'), 'configSchema', 'schema of the configuration file', {
    inlineRefs: false,
    discriminator: true,
  });
}

/** Writes a schema for others to use, in the project's format; only when it changes, because formatting takes long. */
async function publish(name, schema) {
  const path = join(ROOT, name);
  try {
    if (JSON.stringify(JSON.parse(readFileSync(path, 'utf8'))) === JSON.stringify(schema)) return;
  } catch {
    // It is not there yet.
  }
  const { format, resolveConfig } = await import('prettier');
  writeFileSync(path, await format(JSON.stringify(schema), { ...(await resolveConfig(path)), filepath: path }));
}

/** Writes a validator that needs nothing of ajv, and gives it back. */
async function writeValidator(schema, name, title, options = {}) {
  const [{ default: Ajv }, { default: standaloneCode }] = await Promise.all([
    importCommonJs(schema.$schema?.includes('2020-12') ? 'ajv/dist/2020.js' : 'ajv'),
    importCommonJs('ajv/dist/standalone/index.js'),
  ]);
  const ajv = new Ajv({ allErrors: true, code: { source: true, esm: true }, strictTypes: false, ...options });
  const compiled = ajv.compile(schema);
  // Bundling puts ajv's few run-time functions (string length, equality) into the file.
  const bundled = await build({
    stdin: { contents: standaloneCode(ajv, compiled), resolveDir: ROOT, loader: 'js' },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    write: false,
    logLevel: 'error',
  });
  write(`${name}.js`, HEADER + bundled.outputFiles[0].text);
  write(
    `${name}.d.ts`,
    `${HEADER}export interface SchemaProblem {
  /** JSON pointer to the value that does not fit. */
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** Whether a value fits the ${title}; afterwards \`errors\` holds what does not. */
export declare const validate: {
  (value: unknown): boolean;
  errors?: readonly SchemaProblem[] | null;
};
export default validate;
`,
  );
  return compiled;
}

/** A CommonJS module as the same shape whether or not Node has put its exports under \`default\` twice. */
async function importCommonJs(name) {
  const module = await import(name);
  return typeof module.default === 'function' ? module : module.default;
}

function problemsOf(check, { file, ...rule }) {
  if (check(rule)) return [];
  return check.errors.map(
    ({ instancePath, message, params }) =>
      `${file}: ${instancePath || 'the rule'} ${message} ${JSON.stringify(params)}`,
  );
}

/** Replaces a file in one step and only when it changes: runs beside this one never see half of it. */
function write(name, text) {
  mkdirSync(OUT, { recursive: true });
  const path = join(OUT, name);
  try {
    if (readFileSync(path, 'utf8') === text) return;
  } catch {
    // It is not there yet.
  }
  const draft = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, text);
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
