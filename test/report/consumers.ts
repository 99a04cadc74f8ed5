/** What the programs that read our formats would have against a report; nothing when they take it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Ajv as AjvClass, ValidateFunction } from 'ajv';
import type * as XmlLint from 'xmllint-wasm';
import { commandOn, linesOf } from './workflowCommands.js';

const require = createRequire(import.meta.url);
const Ajv = require('ajv') as typeof AjvClass;
const Ajv04 = (require('ajv-draft-04') as { default: typeof AjvClass }).default;
const addFormats = (require('ajv-formats') as { default: (ajv: AjvClass) => void }).default;
const xmllint = require('xmllint-wasm') as typeof XmlLint;

/** The published schema has a pattern that is none with the flag `u`. */
function validator(Class: typeof AjvClass, path: string): ValidateFunction {
  const ajv = new Class({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats(ajv);
  return ajv.compile(JSON.parse(readFileSync(path, 'utf8')) as object);
}

const published = (name: string): string => join(import.meta.dirname, 'published', name);

const SARIF = validator(Ajv04, require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'));
const SCHEMAS = {
  rdjson: validator(Ajv, published('rdjson.schema.json')),
  gitlab: validator(Ajv, published('gitlab.schema.json')),
};

/** What the schema of a format of JSON says. */
export function jsonProblems(format: 'sarif' | 'rdjson' | 'gitlab', text: string): unknown[] {
  const validate = format === 'sarif' ? SARIF : SCHEMAS[format];
  return validate(JSON.parse(text)) ? [] : [...(validate.errors ?? [])];
}

/** What libxml2 says of documents, against the schema of their format. */
export async function xmlProblems(format: 'junit' | 'checkstyle', texts: readonly string[]): Promise<unknown[]> {
  const schema = readFileSync(published(`${format}.xsd`), 'utf8');
  const xml = texts.map((contents, index) => ({ fileName: `${index}.xml`, contents: Buffer.from(contents) }));
  const { errors } = await xmllint.validateXML({ xml, schema, maxMemoryPages: 4096 });
  return [...errors];
}

export interface SarifRegion {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface SarifLocation {
  readonly id?: number;
  readonly message?: { readonly text: string };
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
    readonly region: SarifRegion;
  };
}

export interface SarifRun {
  readonly tool: {
    readonly driver: { readonly rules: readonly (Record<string, unknown> & { readonly id: string })[] };
  };
  readonly results: readonly {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly level: string;
    readonly message: { readonly text: string };
    readonly locations: readonly SarifLocation[];
    readonly relatedLocations?: readonly SarifLocation[];
    readonly codeFlows?: readonly {
      readonly threadFlows: readonly { readonly locations: readonly { readonly location: SarifLocation }[] }[];
    }[];
    readonly fixes?: readonly object[];
    readonly partialFingerprints: Readonly<Record<string, string>>;
  }[];
}

export function sarifRun(text: string): SarifRun {
  return (JSON.parse(text) as { runs: [SarifRun] }).runs[0];
}

/** GitHub's rules for an upload, which no schema has. */
export function uploadProblems(text: string): string[] {
  const { tool, results } = sarifRun(text);
  const problems: string[] = results.length > 25_000 ? ['too many results'] : [];
  for (const [index, rule] of tool.driver.rules.entries()) {
    for (const key of ['shortDescription', 'fullDescription', 'help']) {
      const said = (rule[key] as { text?: string } | undefined)?.text ?? '';
      if (said === '' || said.length > 1024) problems.push(`rule ${index}: ${key}`);
    }
  }
  const fingerprints = new Set<string>();
  for (const [index, result] of results.entries()) {
    const say = (what: string): number => problems.push(`result ${index}: ${what}`);
    const { locations, relatedLocations = [], codeFlows = [], message } = result;
    if (locations.length !== 1) say('exactly one location');
    if (tool.driver.rules[result.ruleIndex]?.id !== result.ruleId) say('its rule');
    if (relatedLocations.length > 1000) say('too many related locations');
    const steps = codeFlows.flatMap(({ threadFlows }) => threadFlows.flatMap((flow) => flow.locations));
    if (steps.length > 1000) say('too many steps');
    for (const each of [...locations, ...relatedLocations, ...steps.map(({ location }) => location)]) {
      const { region, artifactLocation } = each.physicalLocation;
      if (region.startLine !== region.endLine || region.endColumn < region.startColumn) say('a region of one line');
      if (artifactLocation.uriBaseId === undefined && !artifactLocation.uri.startsWith('file:///')) say('its URI');
      if (artifactLocation.uriBaseId !== undefined && /^(?:\/|\.\/|[^/]*:)/.test(artifactLocation.uri)) say('its URI');
      if (!/^[!-~]*$/.test(artifactLocation.uri)) say('its URI is not encoded');
    }
    const ids = relatedLocations.map(({ id }) => id);
    const links = [...message.text.matchAll(/(?<!\\)(?:\\\\)*\[(?:[^[\]\\]|\\.)*\]\((?<id>\d+)\)/g)];
    if (String(links.map((link) => Number(link.groups?.['id']))) !== String(ids)) say('links and related locations');
    const hash = result.partialFingerprints['primaryLocationLineHash'] ?? '';
    if (!/^[0-9a-f]+:\d+$/.test(hash) || fingerprints.has(hash)) say('its fingerprint');
    fingerprints.add(hash);
  }
  return problems;
}

/** GitHub's rules for annotations: whatever it would drop, cut or obey that is none. */
export function annotationProblems(log: string): string[] {
  const problems: string[] = [];
  const counts = new Map<string, number>();
  for (const line of linesOf(log)) {
    const command = commandOn(line);
    if (command === undefined) continue;
    const { name, properties, data } = command;
    if (!['error', 'warning', 'notice'].includes(name)) problems.push(`obeys ${line}`);
    counts.set(name, (counts.get(name) ?? 0) + 1);
    if (data === '' || data.length > 4096) problems.push(`message of ${data.length}`);
    const keys = ['file', 'line', 'endLine', 'col', 'endColumn', 'title'];
    if (String(Object.keys(properties)) !== String(keys)) problems.push(`properties ${Object.keys(properties).join()}`);
    if (properties['line'] !== properties['endLine']) problems.push('several lines, of which it shows no columns');
  }
  for (const [name, count] of counts) if (count > 10) problems.push(`${count} of ${name}`);
  return problems;
}
