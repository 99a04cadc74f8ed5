/** Task definitions of Amazon ECS in JSON: what each container starts. */
import type { Unknown } from '../../model/observation.js';
import type { SourceFile, Span } from '../../model/span.js';
import type { Launch, Stop } from '../shared/launch.js';
import { type Pieces, textOf, unknownIn, writtenText } from '../shared/pieces.js';
import { PieceText, shownText, unknownPiece, withoutTemplates } from '../shared/yaml/text.js';
import { type JsonValue, parseInside, parseJson } from './json.js';

const STOP =
  'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#container_definition_timeout';
/** Larger files are none that a person wrote. */
const LARGEST = 500_000;

/**
 * The containers of a task definition that say what they run: of a definition as it is registered or described, of
 * CloudFormation in JSON, or a list of container definitions alone. An image's own variables are not read.
 */
export function readEcs(file: SourceFile): {
  readonly launches: readonly Launch[];
  readonly unknowns: readonly Unknown[];
} {
  const whole = { file, start: 0, end: Math.min(file.text.length, 80) };
  const refused: Unknown = { kind: 'file', text: file.name, name: 'json', span: whole };
  if (file.text.length > LARGEST) return { launches: [], unknowns: [refused] };
  const root = parseJson(new PieceText(withoutTemplates(file, false).pieces(0, file.text.length)));
  if (root === undefined) return { launches: [], unknowns: [refused] };
  const unknowns: Unknown[] = [];
  return { launches: containersIn(root).flatMap((container) => launchOf(container, unknowns) ?? []), unknowns };
}

/** Whether a file is a task definition, by its text. */
export function looksLikeEcs(file: SourceFile): boolean {
  if (!/\.(?:json|jsonc|tpl|tftpl|template)(?:\.\w+)?$/i.test(file.name)) return false;
  const head = file.text.slice(0, 100_000);
  if (/"containerDefinitions"\s*:/i.test(head)) return true;
  return (
    /^\s*\[/.test(head) && /"image"\s*:/.test(head) && /"(?:essential|portMappings|logConfiguration)"\s*:/.test(head)
  );
}

/** Lists of containers at the places where definitions have them. */
function containersIn(root: JsonValue): JsonValue[] {
  if (root.kind === 'array') return root.items();
  const resources = (root.get('Resources')?.values() ?? []).map((resource) => resource.get('properties'));
  return [root, root.get('taskDefinition'), ...resources].flatMap((definition) => {
    const written = definition?.get('containerDefinitions');
    const list = written?.kind === 'string' ? parseInside(written) : written;
    return list?.items() ?? [];
  });
}

function launchOf(container: JsonValue, unknowns: Unknown[]): Launch | undefined {
  const entrypoint = wordsOf(container.get('entryPoint'));
  const command = wordsOf(container.get('command'));
  const words = [...entrypoint, ...command];
  const span = container.keySpan(command.length > 0 ? 'command' : 'entryPoint');
  const first = words[0];
  if (first === undefined || span === undefined) return undefined;
  // Options alone belong to a program that the image names.
  if (entrypoint.length === 0 && textOf(first).startsWith('-')) return undefined;
  const [unread] = environmentFiles(container, unknowns);
  const image = container.get('image')?.pieces();
  const directory = container.get('workingDirectory')?.known();
  return {
    carrier: 'ecs',
    name: shownText(container.get('name')?.pieces() ?? []),
    command: { form: 'words', words },
    environment: environmentOf(container),
    environmentOpen: true,
    ...(unread === undefined ? {} : { environmentUnread: unread }),
    ...(directory === undefined ? {} : { directory }),
    ...(image === undefined ? {} : { image: shownText(image) }),
    span,
    stop: stopOf(container.get('stopTimeout'), unknowns),
  };
}

/** Where files of variables are named, which lie in S3 and are never read. */
function environmentFiles(container: JsonValue, unknowns: Unknown[]): Span[] {
  const files = container.get('environmentFiles')?.items() ?? [];
  return files.flatMap((item) => {
    const value = item.get('value');
    if (value === undefined) return [];
    unknowns.push({ kind: 'file', text: shownText(value.pieces() ?? []), name: 'environmentFiles', span: value.span });
    return [value.span];
  });
}

/** The words of a list. A single string, which ECS refuses, is one word. */
function wordsOf(value: JsonValue | undefined): Pieces[] {
  const items = value?.kind === 'string' ? [value] : (value?.items() ?? []);
  return items.flatMap((item) => {
    const pieces = item.pieces();
    return pieces === undefined ? [] : [pieces];
  });
}

function environmentOf(container: JsonValue): Map<string, Pieces> {
  const found = new Map<string, Pieces>();
  for (const item of container.get('environment')?.items() ?? []) {
    const name = item.get('name')?.known();
    const value = item.get('value')?.pieces();
    if (name !== undefined && value !== undefined) found.set(name, value);
  }
  for (const item of container.get('secrets')?.items() ?? []) {
    const name = item.get('name')?.known();
    if (name !== undefined) found.set(name, [unknownPiece((item.get('valueFrom') ?? item).span, name)]);
  }
  return found;
}

function stopOf(timeout: JsonValue | undefined, unknowns: Unknown[]): Stop {
  const pieces = timeout?.pieces();
  if (timeout === undefined || pieces === undefined) return { platformGrace: { ms: 30_000, reference: STOP } };
  const written = textOf(pieces);
  if (unknownIn(pieces) !== undefined || !/^\d{1,9}$/.test(written)) {
    unknowns.push({ kind: 'value', text: writtenText(pieces), name: 'stopTimeout', span: timeout.span });
    return {};
  }
  return { grace: { ms: Number(written) * 1000, written, span: timeout.span, reference: STOP } };
}
