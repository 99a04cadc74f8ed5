/** What the instructions of a stage and of its bases make of the image, as BuildKit's `dispatchers.go` does. */
import type { Unknown } from '../../model/observation.js';
import type { Stop } from '../shared/launch.js';
import { type Pieces, spanOf, textOf, unknownIn } from '../shared/pieces.js';
import { signalOf } from '../shared/ini/signal.js';
import { joined, type PieceText, unknownPiece } from '../shared/yaml/text.js';
import { argAssignments, envAssignments, unsaid } from './assignments.js';
import { execForm } from './execForm.js';
import { expand, type Scope, type Variable } from './expand.js';
import type { Instruction } from './instructions.js';
import { lineage, type Stage, type Stages } from './stages.js';

/** `CMD` or `ENTRYPOINT` as it stands in one instruction. */
export interface Process {
  readonly instruction: Instruction;
  /** Of the exec form; possibly none. */
  readonly words: readonly Pieces[] | undefined;
  /** Of the shell form: the shell with its options, then the script. */
  readonly shell: readonly Pieces[];
}

export interface Image {
  readonly cmd: Process | undefined;
  readonly entrypoint: Process | undefined;
  readonly environment: ReadonlyMap<string, Pieces>;
  readonly directory: string | undefined;
  readonly signal: Stop['signal'];
  readonly unknowns: readonly Unknown[];
}

/** The image of a stage. */
export function imageOf(stage: Stage, stages: Stages, escape: string): Image {
  const build = new Build(stages, { escape, allowance: stages.allowance });
  for (const part of lineage(stage)) {
    build.begin();
    for (const instruction of part.instructions) build.run(instruction);
  }
  return build.image();
}

/** A stage while its instructions are run one after another. */
export class Build {
  readonly #outside: Pick<Stages, 'global' | 'args'>;
  readonly #scope: Scope;
  readonly #environment = new Map<string, Pieces>();
  readonly #arguments = new Map<string, Variable>();
  readonly #unknowns: Unknown[] = [];
  #cmd: Process | undefined;
  #entrypoint: Process | undefined;
  #cmdIsOwn = false;
  #shell: readonly Pieces[] | undefined;
  #directory: string | undefined;
  #signal: Stop['signal'];

  constructor(outside: Pick<Stages, 'global' | 'args'>, { escape, allowance }: Omit<Scope, 'lookup'>) {
    this.#outside = outside;
    this.#scope = { escape, allowance, lookup: (name) => this.#lookup(name) };
  }

  /** The same, to go on with in another stage; what is done there is not done here. */
  fork(): Build {
    const other = new Build(this.#outside, this.#scope);
    for (const [name, value] of this.#environment) other.#environment.set(name, value);
    for (const [name, value] of this.#arguments) other.#arguments.set(name, value);
    other.#cmd = this.#cmd;
    other.#entrypoint = this.#entrypoint;
    other.#shell = this.#shell;
    other.#directory = this.#directory;
    other.#signal = this.#signal;
    other.#unknowns.push(...this.#unknowns);
    other.begin();
    return other;
  }

  /** How many variables there are. */
  get size(): number {
    return this.#environment.size + this.#arguments.size;
  }

  /** What variables are known at this place. */
  get scope(): Scope {
    return this.#scope;
  }

  /** The variables of a command that is run at this place: `ENV`, and behind it `ARG`. */
  variables(): Map<string, Pieces> {
    const found = new Map<string, Pieces>();
    for (const [name, { value, isArgument }] of this.#arguments) {
      found.set(name, isArgument ? [unknownPiece(spanOf(value), `$${name}`, value)] : value);
    }
    for (const [name, value] of this.#environment) found.set(name, value);
    return found;
  }

  /** What `SHELL` says reads a script; undefined where nothing does, so that it is `/bin/sh -c`. */
  get shell(): readonly Pieces[] | undefined {
    return this.#shell;
  }

  /** A stage begins: what its base set is there, but is not its own. */
  begin(): void {
    this.#cmdIsOwn = false;
  }

  run(instruction: Instruction): void {
    const { keyword, rest } = instruction;
    if (keyword === 'ENV') {
      for (const { name, value } of envAssignments(rest, this.#scope)) {
        if (name !== '' && value !== undefined) this.#environment.set(name, value);
      }
    } else if (keyword === 'ARG') this.#argument(rest);
    else if (keyword === 'CMD') {
      this.#cmd = this.#process(instruction);
      this.#cmdIsOwn = true;
    } else if (keyword === 'ENTRYPOINT') {
      this.#entrypoint = this.#process(instruction);
      // What the base would have run makes no sense behind another entrypoint.
      if (!this.#cmdIsOwn) this.#cmd = undefined;
    } else if (keyword === 'SHELL') {
      const words = execForm(rest);
      if (typeof words === 'object' && words.length > 0) this.#shell = words;
    } else if (keyword === 'WORKDIR') this.#changeDirectory(rest);
    else if (keyword === 'STOPSIGNAL') this.#signal = signalOf(expand(rest, this.#scope));
  }

  image(): Image {
    const isEmpty = ({ words }: Process): boolean => words?.length === 0;
    return {
      cmd: this.#cmd !== undefined && !isEmpty(this.#cmd) ? this.#cmd : undefined,
      entrypoint: this.#entrypoint !== undefined && !isEmpty(this.#entrypoint) ? this.#entrypoint : undefined,
      environment: this.#environment,
      directory: this.#directory,
      signal: this.#signal,
      unknowns: this.#unknowns,
    };
  }

  #lookup(name: string): Variable | undefined {
    const value = this.#environment.get(name);
    return value === undefined ? this.#arguments.get(name) : { value, isArgument: false };
  }

  #argument(rest: PieceText): void {
    for (const { name, value } of argAssignments(rest, this.#scope)) {
      const { args, global } = this.#outside;
      const said = args.get(name);
      const byDefault = value === undefined ? global.get(name) : { value, isArgument: true };
      const known = said === undefined ? byDefault : { value: said, isArgument: false };
      this.#arguments.set(name, known ?? { value: unsaid(rest, name), isArgument: false });
    }
  }

  #process(instruction: Instruction): Process | undefined {
    const { rest, keyword, span } = instruction;
    const words = execForm(rest);
    if (words === 'refused') {
      this.#unknowns.push({ kind: 'value', text: rest.text.slice(0, 80), name: keyword, span: rest.span(0) });
      return undefined;
    }
    const made = (text: string): Pieces => [{ text, span, exact: false }];
    const shell = this.#shell ?? [made('/bin/sh'), made('-c')];
    if (words === undefined && rest.text === '') return { instruction, words: [], shell };
    return { instruction, words, shell: words === undefined ? [...shell, joined(rest.pieces, span)] : shell };
  }

  #changeDirectory(rest: PieceText): void {
    const path = expand(rest, this.#scope);
    const text = textOf(path);
    if (unknownIn(path) !== undefined) this.#directory = undefined;
    else if (text.startsWith('/')) this.#directory = text;
    // Where no one says otherwise, an image starts in its root.
    else this.#directory = `${(this.#directory ?? '').replace(/\/$/, '')}/${text}`;
  }
}
