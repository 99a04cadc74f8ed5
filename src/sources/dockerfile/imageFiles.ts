/** What the image of a Dockerfile holds of the build context, as far as its instructions say it. */
import type { SourceFile, Span } from '../../model/span.js';
import type { Pieces } from '../shared/pieces.js';
import type { Variables } from '../shared/variables.js';
import { Budget } from '../shared/shell/guard.js';
import { shownText, withoutTemplates } from '../shared/yaml/text.js';
import { flagsOf } from './copyInstruction.js';
import { imageOf } from './image.js';
import { LARGEST, readInstructions } from './instructions.js';
import { absolute } from './path.js';
import { StageFiles } from './stageFiles.js';
import { lineage, readStages, type Reference, references, type Stage, stageNamed, type Stages } from './stages.js';
import type { Entry, Tree } from './tree.js';

export interface ImageFiles {
  /** The image at the beginning, with `ENV` and the defaults of `ARG` put in: `nginx:1.27-alpine`. */
  readonly image: string;
  /** Where it is written, behind the outermost `FROM`. */
  readonly imageSpan: Span;
  /** What `ENV` sets in the stage and in those it is based on. */
  readonly environment: ReadonlyMap<string, Pieces>;
  /** The directory in which it starts what it starts, `WORKDIR`; undefined where no instruction of the file says it. */
  readonly directory?: string;
  /** What is copied, in order: of two that give the same path the later one counts. */
  readonly copies: readonly ImageCopy[];
  /**
   * What `rm` and `mv` take away at some time, as absolute paths in the image; the last part may be a mask of the shell
   * (`/etc/nginx/conf.d/*`). Of the base image's own files these are gone, with all below them. The copies that are
   * listed are what is left of them.
   */
  readonly removed: readonly string[];
  /**
   * Where something is put that does not come from the build context, or of which that is not known: `--from` another
   * image, what a stage built, a URL, an archive, a variable without a value. Only what no later copy replaces.
   */
  readonly leftOut: readonly LeftOut[];
}

export interface LeftOut {
  readonly to: string;
  readonly into: boolean;
  readonly span: Span;
}

export interface ImageCopy {
  /**
   * In the build context, without a slash at its beginning; `.` is all of it. May hold masks of Go's `filepath.Match`.
   * It need not exist there: of a stage that copied all of the context and then built something, what was built is
   * looked for here too.
   */
  readonly from: string;
  /** Absolute, without a slash at its end. */
  readonly to: string;
  /**
   * Whether `to` is a directory: a file is put into it by its own name, the contents of a directory are too. Otherwise
   * a file is put at `to` itself, and the contents of a directory below it. Whether `from` is a file or a directory is
   * for whoever has the files to say; so is whether `to` is a directory all the same because another copy made it one
   * (then a file goes into it, as with `into`). Where a mask matches several files, `to` must be a directory.
   */
  readonly into: boolean;
  /** Set where this copy only counts if `from` is such. */
  readonly only?: 'file' | 'directory';
  /** Absolute paths in the image, perhaps masks, that were taken away of this copy afterwards. */
  readonly without?: readonly string[];
  /** The text itself, where a heredoc gives it and nothing is put into it; `from` is then its name (`EOF`). */
  readonly inline?: Span;
  /** The source, in the instruction that put it at `to`. */
  readonly span: Span;
}

/** What one Dockerfile may cost, in comparisons of two paths: hundreds of copies in dozens of stages come nowhere near. */
const STEPS = 200_000;

/**
 * What the image holds of the build context: that of the last stage, or of the one called `target`. `COPY --from` of an
 * earlier stage is followed to what that stage copied itself, and plain `rm`, `mv`, `cp`, `ln` and `mkdir` in a `RUN` are
 * taken at their word; whatever else is run is taken to leave copies alone. Paths with a variable that nothing in the
 * file gives a value to are left out. Undefined where there is no such stage or the file is larger than people write;
 * without copies where following them costs far more than for any file of a person's. `args` are values for `ARG`s, which
 * beat their defaults.
 *
 * Docker decides by https://docs.docker.com/reference/dockerfile/#copy and #add what stands where. What the page leaves
 * open is as BuildKit's copier does it (`prepareTargetDir` of github.com/tonistiigi/fsutil): a file that is copied to
 * a directory that exists goes into it, also without a slash behind the target.
 */
export function imageFiles(file: SourceFile, target?: string, args?: Variables): ImageFiles | undefined {
  if (file.text.length > LARGEST) return undefined;
  const dockerfile = readInstructions(withoutTemplates(file, false));
  const stages = readStages(dockerfile, args);
  const stage = stageNamed(stages, target);
  if (stage === undefined) return undefined;
  const [base = stage] = lineage(stage);
  const { environment, directory } = imageOf(stage, stages, dockerfile.escape);
  const tree = treeOf(stage, stages, dockerfile.escape);
  const entries = tree?.entries ?? [];
  return {
    image: shownText(base.image),
    imageSpan: base.imageSpan,
    environment,
    ...(directory === undefined ? {} : { directory }),
    copies: entries.flatMap((entry) => copyOf(entry) ?? []),
    removed: tree?.removed ?? [],
    leftOut: leftOutOf(entries),
  };
}

/** Goes through the stages that count, each once; what one refers to always stands before it. */
function treeOf(stage: Stage, stages: Stages, escape: string): Tree | undefined {
  const budget = new Budget(STEPS);
  const done = new Map<Stage, StageFiles>();
  const refer = references(stages);
  for (const each of needed(stage, stages, refer)) {
    const base = each.base === undefined ? undefined : done.get(each.base);
    const files = base?.fork() ?? StageFiles.begin(each, stages, escape, budget);
    const treeFrom = (name: string): Tree | undefined => {
      const other = refer(name, each);
      return other === undefined ? undefined : done.get(other)?.tree;
    };
    for (const instruction of each.instructions) {
      files.run(instruction, treeFrom);
      if (budget.isSpent) return undefined;
    }
    if (budget.isSpent) return undefined;
    done.set(each, files);
  }
  return done.get(stage)?.tree;
}

/** A stage with all that it is based on or copies from, in the order of the file. */
function needed(stage: Stage, { stages }: Stages, refer: Reference): Stage[] {
  const wanted = new Set([stage]);
  const found: Stage[] = [];
  for (const each of stages.toReversed()) {
    if (!wanted.has(each)) continue;
    found.push(each);
    if (each.base !== undefined) wanted.add(each.base);
    for (const { keyword, rest } of each.instructions) {
      const name = keyword === 'COPY' || keyword === 'ADD' ? flagsOf(rest.text).flags.get('from') : undefined;
      const other = name === undefined ? undefined : refer(name.toLowerCase(), each);
      if (other !== undefined) wanted.add(other);
    }
  }
  return found.toReversed();
}

function copyOf({ from, to, into, only, without, inline, span }: Entry): ImageCopy | undefined {
  if (from === undefined) return undefined;
  return {
    from: from.length === 0 ? '.' : from.join('/'),
    to: absolute(to),
    into,
    ...(only === undefined ? {} : { only }),
    ...(without.length === 0 ? {} : { without: without.map((path) => absolute(path)) }),
    ...(inline === undefined ? {} : { inline }),
    span,
  };
}

function leftOutOf(entries: readonly Entry[]): LeftOut[] {
  const replaced = new Set<string>();
  const found: LeftOut[] = [];
  for (const { from, to, into, only, span } of entries.toReversed()) {
    const path = absolute(to);
    if (from !== undefined && !into && only === undefined) replaced.add(path);
    if (from === undefined && (into || !replaced.has(path))) found.push({ to: path, into, span });
  }
  return found.toReversed();
}
