/** Directories of Terraform's configuration to resources, through the modules that they call. */
import type { Unknown } from '../../model/observation.js';
import type { SourceFile } from '../../model/span.js';
import type { HclBlock } from '../shared/hcl/index.js';
import { type Infrastructure, Resource } from '../shared/infrastructure/index.js';
import { attributeIn, bodyOfBlock, headOf } from './blocks.js';
import { copiesOf, presenceOf } from './copies.js';
import { type Directory, readDirectories, type Written } from './directory.js';
import { Evaluator } from './evaluate.js';
import type { Frame } from './frame.js';
import { ModuleCopy } from './module.js';
import { calledBy, sourceOf } from './calls.js';
import type { TerraformEnvironment } from './roots.js';

/** More copies of modules, and of resources, than a large estate has. */
const MOST_MODULES = 10_000;
/** Copies of modules in one configuration: modules that call modules could ask for more than there is memory. */
const MOST_MODULES_IN_ONE = 500;
const MOST_RESOURCES = 50_000;
const DEEPEST_CALL = 20;

/** One copy of a block. */
interface Placed {
  readonly frame: Frame;
  readonly key?: string;
  readonly certain: boolean;
}

/**
 * The resources of all files, which may be of several directories. A directory that none of the others calls as a
 * module is a configuration of its own. `environment` says which of several values it takes, where that is known.
 */
export function readConfiguration(
  files: readonly SourceFile[],
  environment: TerraformEnvironment = {},
): Infrastructure {
  const { directories, problems } = readDirectories(files, environment.values);
  return { ...new Configuration(directories, environment.workspace).read(), problems };
}

class Configuration {
  readonly #directories: ReadonlyMap<string, Directory>;
  readonly #evaluator = new Evaluator();
  readonly #resources: Resource[] = [];
  readonly #unknowns: Unknown[] = [];
  readonly #read = new Set<Directory>();
  readonly #told = new Set<HclBlock>();
  #modules = 0;
  /** How many of them are in the configuration that is being read. */
  #own = 0;

  readonly #workspace: string | undefined;

  constructor(directories: ReadonlyMap<string, Directory>, workspace?: string) {
    this.#directories = directories;
    this.#workspace = workspace;
  }

  read(): Pick<Infrastructure, 'resources' | 'unknowns'> {
    const called = new Set([...this.#directories.values()].flatMap((each) => this.#calledBy(each)));
    const all = [...this.#directories.values()];
    // What is called only in a circle comes last.
    for (const directory of [...all.filter((each) => !called.has(each)), ...all]) {
      if (this.#read.has(directory)) continue;
      const module = new ModuleCopy(
        directory,
        { prefix: '', address: '', certain: true, root: directory.path, workspace: this.#workspace },
        this.#evaluator.evaluate,
      );
      this.#modules += this.#own;
      this.#own = 0;
      this.#open(module, []);
      this.#fill(module);
    }
    return { resources: this.#resources, unknowns: this.#unknowns };
  }

  #calledBy(directory: Directory): Directory[] {
    return [...directory.modules.values()].flatMap((call) => this.#target(directory, call.is) ?? []);
  }

  /** The directory of a module that is called by its path. */
  #target(from: Directory, block: HclBlock): Directory | undefined {
    return calledBy(from, block, this.#directories);
  }

  /** Makes the copies of the modules that a module calls, so that their outputs can be asked for. */
  #open(module: ModuleCopy, within: readonly Directory[]): void {
    const { directory } = module;
    this.#read.add(directory);
    for (const [name, call] of directory.modules) this.#call(module, name, call, [...within, directory]);
  }

  /** Gathers the resources of a module and of those that it calls. */
  #fill(module: ModuleCopy): void {
    for (const written of module.directory.resources) this.#resource(module, written);
    for (const [name, call] of module.directory.modules) {
      if (this.#target(module.directory, call.is) === undefined) this.#outside(module, name, call);
      for (const child of module.children.get(name) ?? []) this.#fill(child);
    }
  }

  #call(module: ModuleCopy, name: string, call: Written<HclBlock>, within: readonly Directory[]): void {
    const target = this.#target(module.directory, call.is);
    const children: ModuleCopy[] = [];
    module.children.set(name, children);
    if (target === undefined || within.includes(target) || within.length > DEEPEST_CALL) return;
    for (const { frame, key, certain } of this.#copies(module, call)) {
      if (this.#own++ > MOST_MODULES_IN_ONE || this.#modules + this.#own > MOST_MODULES) return;
      const prefix = `${module.prefix}module.${name}.`;
      const address = `${module.address}module.${name}${keyText(key)}.`;
      const { root, workspace } = module;
      const place = { prefix, address, certain, root, workspace, call: { block: call.is, frame } };
      const child = new ModuleCopy(target, place, this.#evaluator.evaluate);
      children.push(child);
      this.#open(child, within);
    }
  }

  /** A module that was not given: what it is told is all that is known of it. */
  #outside(module: ModuleCopy, name: string, call: Written<HclBlock>): void {
    const span = headOf(call.is, call);
    const type = sourceOf(call.is) ?? '';
    const declared = `${module.prefix}module.${name}`;
    for (const { frame, key, certain } of this.#copies(module, call)) {
      const address = `${module.address}module.${name}${keyText(key)}`;
      const body = bodyOfBlock(call.is, frame, this.#evaluator.evaluate);
      this.#push(
        new Resource({ type, name, address, declared, mode: 'module', root: module.root }, body, certain, span),
      );
    }
    if (this.#told.has(call.is)) return;
    this.#told.add(call.is);
    this.#unknowns.push({ kind: 'file', text: type, name: 'module', span });
  }

  #resource(module: ModuleCopy, written: Written<HclBlock>): void {
    const { is: block } = written;
    const [type, name] = block.labels.map(({ text }) => text) as [string, string];
    const mode = block.type === 'data' ? 'data' : 'managed';
    const own = `${mode === 'data' ? 'data.' : ''}${type}.${name}`;
    for (const { frame, key, certain } of this.#copies(module, written)) {
      const address = `${module.address}${own}${keyText(key)}`;
      const body = bodyOfBlock(block, frame, this.#evaluator.evaluate);
      const names = { type, name, address, declared: `${module.prefix}${own}`, mode, root: module.root } as const;
      this.#push(new Resource(names, body, certain, body.span));
    }
  }

  #push(resource: Resource): void {
    if (this.#resources.length < MOST_RESOURCES) this.#resources.push(resource);
  }

  /** The copies of a block that `count` and `for_each` make. */
  #copies(module: ModuleCopy, written: Written<HclBlock>): Placed[] {
    const { is: block } = written;
    const frame = module.frame(written);
    const { evaluate } = this.#evaluator;
    const presence = presenceOf(attributeIn(block, 'count', frame, evaluate));
    if (presence === 'absent') return [];
    const certain = presence === 'certain' && module.certain;
    if (!block.body.attributes.some(({ name }) => name === 'for_each')) return [{ frame, certain }];
    const copies = copiesOf(attributeIn(block, 'for_each', frame, evaluate), headOf(block, frame));
    return copies.map(({ each, key, certain: own }) => ({
      frame: module.frame(written, new Map([['each', each]])),
      certain: certain && own,
      ...(key === undefined ? {} : { key }),
    }));
  }
}

function keyText(key: string | undefined): string {
  return key === undefined ? '' : `[${JSON.stringify(key)}]`;
}
