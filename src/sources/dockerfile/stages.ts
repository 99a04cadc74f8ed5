/** Build stages: which one is the image, and which ones it is built from. */
import type { Span } from '../../model/span.js';
import type { Pieces } from '../shared/pieces.js';
import { textOf, unknownIn } from '../shared/pieces.js';
import type { Variables } from '../shared/variables.js';
import { Allowance, PieceText } from '../shared/yaml/text.js';
import { argAssignments } from './assignments.js';
import { expand, type Scope, splitRange, type Variable } from './expand.js';
import type { Dockerfile, Instruction } from './instructions.js';

export interface Stage {
  /** `prod` of `FROM python AS prod`, in lower case. */
  readonly name: string | undefined;
  /** What stands behind `FROM`, variables put in. */
  readonly image: Pieces;
  /** Where that is written, with the variables. */
  readonly imageSpan: Span;
  /** The stage before it that `image` names. */
  readonly base: Stage | undefined;
  readonly instructions: readonly Instruction[];
}

export interface Stages {
  readonly stages: readonly Stage[];
  /** `ARG`s before the first `FROM`: every stage may take their defaults over. */
  readonly global: ReadonlyMap<string, Variable>;
  /** What whoever builds says instead of the defaults of `ARG`s. */
  readonly args: Variables;
  readonly allowance: Allowance;
}

/** The stages in order; `args` beat the defaults of `ARG`s, as `--build-arg` does. */
export function readStages({ instructions, escape }: Dockerfile, args: Variables = new Map()): Stages {
  const global = new Map<string, Variable>();
  const named = new Map<string, Stage>();
  const stages: Stage[] = [];
  const allowance = new Allowance();
  const scope: Scope = { escape, allowance, lookup: (name) => global.get(name) };
  let current: Instruction[] | undefined;
  for (const instruction of instructions) {
    if (instruction.keyword === 'FROM') {
      current = [];
      const stage = stageOf(instruction, scope, named, current);
      stages.push(stage);
      if (stage.name !== undefined) named.set(stage.name, stage);
    } else if (current !== undefined) {
      current.push(instruction);
    } else if (instruction.keyword === 'ARG') {
      for (const { name, value } of argAssignments(instruction.rest, scope)) {
        const said = args.get(name);
        if (said !== undefined) global.set(name, { value: said, isArgument: false });
        else if (value !== undefined) global.set(name, { value, isArgument: true });
      }
    }
  }
  return { stages, global, args, allowance };
}

/** The stage that is called `target`, in any case; the last one where none is asked for. */
export function stageNamed({ stages }: Stages, target: string | undefined): Stage | undefined {
  const wanted = target?.toLowerCase();
  return wanted === undefined ? stages.at(-1) : stages.findLast(({ name }) => name === wanted);
}

/**
 * The stage that `--from` in another one means, by its name in lower case or its number; undefined where it is no earlier
 * stage, but an image or a context of the build.
 */
export type Reference = (name: string, from: Stage) => Stage | undefined;

/** Looks up references; of several earlier stages of a name the nearest is meant. */
export function references({ stages }: Stages): Reference {
  const numbers = new Map(stages.map((stage, number) => [stage, number]));
  const named = new Map<string, number[]>();
  stages.forEach(({ name }, number) => {
    const same = named.get(name ?? '');
    if (same === undefined) named.set(name ?? '', [number]);
    else same.push(number);
  });
  return (name, from) => {
    const own = numbers.get(from) ?? 0;
    if (/^\d+$/.test(name)) return Number(name) < own ? stages[Number(name)] : undefined;
    const same = name === '' ? [] : (named.get(name) ?? []);
    let low = 0;
    let high = same.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((same[middle] as number) < own) low = middle + 1;
      else high = middle;
    }
    return stages[same[low - 1] ?? -1];
  };
}

/** The stages that one is built from and itself, the outermost base first. */
export function lineage(stage: Stage): Stage[] {
  const found: Stage[] = [];
  for (let next: Stage | undefined = stage; next !== undefined; next = next.base) found.push(next);
  return found.toReversed();
}

/** Official images that set no variable which an app server reads. */
const PLAIN_IMAGES =
  /^(?:(?:docker\.io\/)?(?:library\/)?(?:python|pypy|alpine|debian|ubuntu|fedora|centos|rockylinux|almalinux|amazonlinux|buildpack-deps|busybox|node)|scratch)(?:[:@]|$)/;

/** Whether an image is one of the plain ones that Docker itself publishes, so that its `ENV` holds no surprise. */
export function isPlainImage(image: Pieces): boolean {
  const text = textOf(image);
  return PLAIN_IMAGES.test(text) && (unknownIn(image) === undefined || /[:@]/.test(text));
}

function stageOf(
  { rest }: Instruction,
  scope: Scope,
  named: ReadonlyMap<string, Stage>,
  instructions: readonly Instruction[],
): Stage {
  const words = splitRange(rest.text, scope.escape).filter(([start]) => !rest.text.startsWith('--', start));
  const [first, as, name] = words;
  const image = first === undefined ? rest.slice(0) : expand(new PieceText(rest.slice(...first)), scope);
  const isNamed = as !== undefined && rest.text.slice(...as).toLowerCase() === 'as' && name !== undefined;
  return {
    name: isNamed ? rest.text.slice(...name).toLowerCase() : undefined,
    image,
    imageSpan: first === undefined ? rest.span(0) : rest.span(...first),
    base: named.get(textOf(image).toLowerCase()),
    instructions,
  };
}
