/** The files of a stage while its instructions are run one after another. */
import { textOf } from '../shared/pieces.js';
import type { Budget } from '../shared/shell/guard.js';
import { type CopyInstruction, type CopySource, knownText, readCopy } from './copyInstruction.js';
import { expand } from './expand.js';
import { Build } from './image.js';
import { imageVersion } from './imageVersion.js';
import type { Instruction } from './instructions.js';
import { isMask, isReadable, type Path, pathOf } from './path.js';
import { runsOf } from './runInstruction.js';
import { isPlainImage, type Stage, type Stages } from './stages.js';
import { type Entry, type Target, Tree } from './tree.js';

export class StageFiles {
  readonly tree: Tree;
  readonly #build: Build;
  readonly #budget: Budget;
  /** The working directory; undefined where the base image may have set it. */
  #directory: Path | undefined;

  private constructor(build: Build, tree: Tree, budget: Budget, directory: Path | undefined) {
    this.#build = build;
    this.tree = tree;
    this.#budget = budget;
    this.#directory = directory;
  }

  /** A stage that begins with an image from elsewhere. */
  static begin(stage: Stage, stages: Stages, escape: string, budget: Budget): StageFiles {
    const build = new Build(stages, { escape, allowance: stages.allowance });
    return new StageFiles(build, new Tree(budget), budget, startsInRoot(stage) ? [] : undefined);
  }

  /** A stage that begins with all that this one has. */
  fork(): StageFiles {
    this.#budget.spend(this.#build.size);
    return new StageFiles(this.#build.fork(), this.tree.fork(), this.#budget, this.#directory);
  }

  /** Runs an instruction; `treeFrom` gives what an earlier stage holds, by its name or number. */
  run(instruction: Instruction, treeFrom: (name: string) => Tree | undefined): void {
    const { keyword, rest } = instruction;
    if (keyword === 'COPY' || keyword === 'ADD') {
      const copy = readCopy(instruction, this.#build.scope);
      if (copy !== undefined) this.#copy(copy, treeFrom);
    } else if (keyword === 'RUN') {
      this.#run(instruction);
    } else if (keyword === 'WORKDIR') {
      const text = knownText(expand(rest, this.#build.scope));
      this.#directory = text === undefined ? undefined : pathOf(text, this.#directory);
      if (this.#directory !== undefined) this.tree.makeDirectory(this.#directory);
    } else this.#build.run(instruction);
  }

  #copy(copy: CopyInstruction, treeFrom: (name: string) => Tree | undefined): void {
    const { target, sources, stage } = copy;
    const to = pathOf(target, this.#directory);
    if (to === undefined) return;
    const into = sources.length > 1 || /(?:^|\/)\.?$/.test(target) || this.tree.isDirectory(to);
    const tree = stage === undefined ? undefined : treeFrom(stage);
    for (const source of sources) {
      if (this.#budget.isSpent) return;
      const at = { to, into, span: source.span };
      const entries = this.#entriesOf(
        source,
        stage !== undefined,
        tree,
        copy.keepsParents ? withParents(source, at) : at,
      );
      for (const entry of entries ?? [{ ...at, from: undefined, without: [] }]) this.tree.add(entry);
    }
  }

  /** Undefined where it is not known what is copied. */
  #entriesOf(
    { path, inline }: CopySource,
    isFromElsewhere: boolean,
    tree: Tree | undefined,
    target: Target | undefined,
  ): readonly Entry[] | undefined {
    const from = path === undefined ? undefined : pathOf(`/${path}`, []);
    if (from === undefined || target === undefined) return undefined;
    if (inline !== undefined) return [{ ...target, from, inline: inline.body, without: [] }];
    if (!isFromElsewhere) return [{ ...target, from, without: [] }];
    return tree !== undefined && isReadable(from) ? tree.traced(from, target) : undefined;
  }

  #run(instruction: Instruction): void {
    for (const run of runsOf(instruction, this.#build, this.#directory, this.#budget)) {
      if (this.#budget.isSpent) return;
      if (run.does === 'remove') this.tree.remove(run.path);
      else if (run.does === 'makeDirectory') this.tree.makeDirectory(run.path);
      else {
        const { path, to, span } = run;
        const name = path.at(-1);
        const into = run.into || this.tree.isDirectory(to);
        if (into && name === undefined) continue;
        const entries = this.tree.traced(path, { to: into ? [...to, name as string] : to, into: false, span });
        if (run.does === 'move') this.tree.remove(path);
        for (const entry of entries) this.tree.add(entry);
      }
    }
  }
}

/** With `--parents` a source lies below the target by its whole path, or by what follows `/./` in it; a mask is not told. */
function withParents({ path }: CopySource, target: Target): Target | undefined {
  if (path === undefined || isMask(path)) return undefined;
  const pivot = path.indexOf('/./');
  const kept = pathOf(`/${pivot < 0 ? path : path.slice(pivot + 3)}`, []);
  return kept === undefined ? undefined : { ...target, to: [...target.to, ...kept], into: false };
}

/** Whether the image is one that is known to set no working directory. */
function startsInRoot({ image }: Stage): boolean {
  const text = textOf(image);
  return isPlainImage(image) || (imageVersion(text).name === 'nginx' && !text.includes('bitnami'));
}
