/** What `terraform show -json` prints of a plan or a state, and the file of a state itself. */
import type { SourceFile, Span } from '../../model/span.js';
import {
  type Body,
  type Infrastructure,
  type List,
  memberOf,
  numberOf,
  readJson,
  Resource,
  type Value,
} from '../shared/infrastructure/index.js';
import { unknownAfterwards, withUnknowns } from './afterwards.js';
import { type Links, linked } from './links.js';

/** Modules in modules, and resources, beyond what a large estate has. */
const DEEPEST = 20;
const MOST_RESOURCES = 50_000;

/** Whether a file is a plan or a state, by its name and text. */
export function looksLikeTerraformJson({ name, text }: SourceFile): boolean {
  if (!/\.(?:json|tfstate|tfplan)$/i.test(name) || !/^[\s\uFEFF]*\{/.test(text.slice(0, 100))) return false;
  const head = text.slice(0, 100_000);
  if (/"format_version"\s*:/.test(head)) return /"(?:planned_values|values)"\s*:/.test(text);
  return /"terraform_version"\s*:/.test(head) && /"version"\s*:\s*4\b/.test(head) && /"resources"\s*:/.test(text);
}

/** A resource as it is listed. */
interface Listed {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly values: Body;
  /** Where its name is written. */
  readonly span: Span;
}

/** The resources of a plan or a state. What is known only after applying is a reference where the plan says to what. */
export function readTerraformJson(file: SourceFile): Infrastructure {
  const { value, problems } = readJson(file);
  const listed: Listed[] = [];
  if (value?.kind === 'body') {
    const values = memberOf(memberOf(value, 'planned_values') ?? memberOf(value, 'values') ?? value, 'root_module');
    if (values !== undefined) fromModule(values, listed, 0);
    else fromState(listOf(value, 'resources'), listed);
  }
  const links: Links = { expressions: expressionsOf(value), identities: identitiesOf(listed) };
  const after = unknownAfterwards(value);
  const resources = listed.map(({ address, mode, type, name, values, span }) => {
    const declared = withoutKeys(address);
    const names = { address, declared, mode, type, name, root: file.name };
    return new Resource(names, withUnknowns(linked(values, declared, links), after.get(address)), true, span);
  });
  return { resources, problems, unknowns: [] };
}

/** `root_module`, and each of `child_modules` within it. */
function fromModule(module: Value, found: Listed[], depth: number): void {
  for (const { value } of listOf(module, 'resources')?.items ?? []) {
    const address = textOf(value, 'address');
    const type = textOf(value, 'type');
    const values = memberOf(value, 'values');
    if (address === undefined || type === undefined || values?.kind !== 'body') continue;
    const mode = textOf(value, 'mode') === 'data' ? 'data' : 'managed';
    const { span } = memberOf(value, 'address') ?? value;
    if (found.length < MOST_RESOURCES)
      found.push({ address, mode, type, name: textOf(value, 'name') ?? '', values, span });
  }
  if (depth > DEEPEST) return;
  for (const { value } of listOf(module, 'child_modules')?.items ?? []) fromModule(value, found, depth + 1);
}

/** Version 4 of a state: `{ module, mode, type, name, instances: [{ index_key, attributes }] }`. */
function fromState(resources: List | undefined, found: Listed[]): void {
  for (const { value } of resources?.items ?? []) {
    const type = textOf(value, 'type');
    const name = textOf(value, 'name');
    if (type === undefined || name === undefined) continue;
    const { span } = memberOf(value, 'name') ?? value;
    const mode = textOf(value, 'mode') === 'data' ? 'data' : 'managed';
    const module = textOf(value, 'module');
    const own = `${module === undefined ? '' : `${module}.`}${mode === 'data' ? 'data.' : ''}${type}.${name}`;
    for (const { value: instance } of listOf(value, 'instances')?.items ?? []) {
      const values = memberOf(instance, 'attributes');
      if (values?.kind !== 'body' || found.length >= MOST_RESOURCES) continue;
      const key = memberOf(instance, 'index_key');
      const index = key?.kind === 'known' && key.value !== null ? `[${JSON.stringify(key.value)}]` : '';
      found.push({ address: own + index, mode, type, name, values, span });
    }
  }
}

/** What the configuration in a plan says that attributes are made of, by the declared address of each resource. */
function expressionsOf(plan: Value | undefined): Map<string, Body> {
  const found = new Map<string, Body>();
  const walk = (module: Value | undefined, prefix: string, depth: number): void => {
    if (module === undefined || depth > DEEPEST) return;
    for (const { value } of listOf(module, 'resources')?.items ?? []) {
      const address = textOf(value, 'address');
      const expressions = memberOf(value, 'expressions');
      if (address !== undefined && expressions?.kind === 'body') found.set(`${prefix}${address}`, expressions);
    }
    const calls = memberOf(module, 'module_calls');
    if (calls?.kind !== 'body') return;
    for (const name of calls.keys()) {
      const call = calls.entry(name)?.value;
      walk(call && memberOf(call, 'module'), `${prefix}module.${name}.`, depth + 1);
    }
  };
  const configuration = plan && memberOf(plan, 'configuration');
  walk(configuration && memberOf(configuration, 'root_module'), '', 0);
  return found;
}

/** The declared address of each resource by what identifies it. */
function identitiesOf(listed: readonly Listed[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const { address, values } of listed) {
    for (const key of ['arn', 'self_link']) {
      const text = textOf(values, key);
      if (text !== undefined) found.set(text, withoutKeys(address));
    }
  }
  return found;
}

/** An address without the keys of copies: `module.a["x"].aws_lb.b[0]` is `module.a.aws_lb.b`. */
function withoutKeys(address: string): string {
  return address.replaceAll(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, '');
}

function listOf(value: Value, key: string): List | undefined {
  const found = value.kind === 'body' ? value.entry(key)?.value : undefined;
  return found?.kind === 'list' ? found : undefined;
}

function textOf(value: Value, key: string): string | undefined {
  const found = value.kind === 'body' ? value.entry(key)?.value : undefined;
  if (found?.kind !== 'known') return undefined;
  return typeof found.value === 'string' ? found.value : numberOf(found)?.toString();
}
