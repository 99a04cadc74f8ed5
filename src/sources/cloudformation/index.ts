/** CloudFormation, SAM and what the CDK synthesizes, in YAML or JSON: templates to resources. */
import type { SourceFile } from '../../model/span.js';
import {
  type Body,
  bodyOf,
  type Infrastructure,
  memberOf,
  readJson,
  Resource,
  textOfScalar,
  type Value,
} from '../shared/infrastructure/index.js';
import { readYamlValues } from '../shared/infrastructure/yaml.js';
import { Resolver } from './functions.js';
import { withGlobals } from './globals.js';

const NAME = /\.(?:ya?ml|json|template)$/i;
const VERSION = /^[ \t]*["']?AWSTemplateFormatVersion["']?[ \t]*:/m;
const RESOURCES = /^["']?Resources["']?[ \t]*:|"Resources"\s*:\s*\{/m;
const TYPE = /["']?Type["']?[ \t]*:\s*["']?(?:AWS|Alexa|Custom)::\w/;
const MOST_RESOURCES = 10_000;

/** Whether a file is a template, by its name and text. */
export function looksLikeCloudFormation({ name, text }: SourceFile): boolean {
  if (!NAME.test(name)) return false;
  const head = text.slice(0, 1_000_000);
  return (
    VERSION.test(head.startsWith('{') ? head.replaceAll('{', '{\n').slice(0, 10_000) : head) ||
    (RESOURCES.test(head) && TYPE.test(head))
  );
}

/** The resources of a template. Parameters have their defaults; conditions are not known, so that all branches count. */
export function readCloudFormation(file: SourceFile): Infrastructure {
  const isJson = /^[\s\uFEFF]*[{[]/.test(file.text);
  const { value, problems } = isJson ? readJson(file) : firstOf(file);
  const resources = value?.kind === 'body' ? resourcesOf(value, file) : [];
  return { resources, problems, unknowns: [] };
}

function firstOf(file: SourceFile): { value: Value | undefined; problems: Infrastructure['problems'] } {
  const { values, problems } = readYamlValues(file);
  return { value: values.find((value) => sectionOf(value, 'Resources') !== undefined), problems };
}

function resourcesOf(template: Body, file: SourceFile): Resource[] {
  const section = sectionOf(template, 'Resources');
  if (section === undefined) return [];
  const resolver = new Resolver({
    parameters: sectionOf(template, 'Parameters'),
    mappings: sectionOf(template, 'Mappings'),
    resources: section,
  });
  const globals = sectionOf(template, 'Globals');
  const resolvedGlobals = globals && resolver.resolve(globals);
  const found: Resource[] = [];
  for (const name of section.keys()) {
    const entry = section.entry(name);
    const type = entry && memberOf(entry.value, 'Type');
    if (entry?.value.kind !== 'body' || type?.kind !== 'known' || found.length >= MOST_RESOURCES) continue;
    const written = entry.value.entry('Properties')?.value;
    const resolved = written && resolver.resolve(written);
    const own =
      resolved?.kind === 'body'
        ? resolved
        : bodyOf(new Map(), entry.keySpan, resolved !== undefined || entry.value.open);
    const typeText = textOfScalar(type) ?? '';
    const body = withGlobals(typeText, own, resolvedGlobals?.kind === 'body' ? resolvedGlobals : undefined);
    const certain = entry.value.entry('Condition') === undefined;
    const names = { type: typeText, name, address: name, declared: name, mode: 'managed', root: file.name } as const;
    found.push(new Resource(names, body, certain, entry.keySpan));
  }
  return found;
}

function sectionOf(template: Value, name: string): Body | undefined {
  const value = template.kind === 'body' ? template.entry(name)?.value : undefined;
  return value?.kind === 'body' ? value : undefined;
}
