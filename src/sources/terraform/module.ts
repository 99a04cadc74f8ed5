/** One copy of a module: its variables, locals, outputs and the modules that it calls. */
import type { Span } from '../../model/span.js';
import type { HclBlock } from '../shared/hcl/index.js';
import { assumed, severalOf, unknown, type Value } from '../shared/infrastructure/index.js';
import { attributeIn } from './blocks.js';
import type { Directory, Written } from './directory.js';
import type { Frame, Names } from './frame.js';
import type { Evaluate } from './traverse.js';
import { withDefaults } from './types.js';

const NO_ITERATORS: Frame['iterators'] = new Map();

export interface Call {
  /** The `module` block. */
  readonly block: HclBlock;
  /** Where it stands. */
  readonly frame: Frame;
}

export class ModuleCopy implements Names {
  readonly directory: Directory;
  readonly prefix: string;
  /** The prefix with the keys of copies: `module.edge["eu"].`. */
  readonly address: string;
  /** Whether it is certainly there. */
  readonly certain: boolean;
  /** The directory of the outermost module around it. */
  readonly root: string;
  /** The workspace that it is applied in, where that is known. */
  readonly workspace: string | undefined;
  /** The copies of the modules that it calls, by the name of the call. */
  readonly children = new Map<string, ModuleCopy[]>();
  readonly #call: Call | undefined;
  readonly #evaluate: Evaluate;
  readonly #values = new Map<string, Value | 'reading' | undefined>();

  constructor(
    directory: Directory,
    place: {
      readonly prefix: string;
      readonly address: string;
      readonly certain: boolean;
      readonly root: string;
      readonly workspace: string | undefined;
      readonly call?: Call;
    },
    evaluate: Evaluate,
  ) {
    this.directory = directory;
    this.prefix = place.prefix;
    this.address = place.address;
    this.certain = place.certain;
    this.root = place.root;
    this.workspace = place.workspace;
    this.#call = place.call;
    this.#evaluate = evaluate;
  }

  /** Where an expression of one of its files stands. */
  frame({ file }: Pick<Written<unknown>, 'file'>, iterators = NO_ITERATORS): Frame {
    return { file, names: this, iterators };
  }

  variable(name: string): Value | undefined {
    const declared = this.directory.variables.get(name);
    return this.#once(`var.${name}`, declared && placeOf(declared), () => {
      const given = this.#given(name);
      if (declared === undefined) return given;
      const frame = this.frame(declared);
      const type = declared.is.body.attributes.find((each) => each.name === 'type')?.value;
      const value = given ?? this.#default(declared.is, frame) ?? unknown(placeOf(declared), 'variable', `var.${name}`);
      return type === undefined ? value : withDefaults(value, type, frame, this.#evaluate);
    });
  }

  local(name: string): Value | undefined {
    const written = this.directory.locals.get(name);
    if (written === undefined) return undefined;
    const place = { file: written.file, start: written.is.start, end: written.is.end };
    return this.#once(`local.${name}`, place, () => this.#evaluate(written.is, this.frame(written)));
  }

  output(module: string, name: string): Value | undefined {
    const values = (this.children.get(module) ?? []).flatMap((child) => child.#ownOutput(name) ?? []);
    const [only, ...more] = values;
    return only === undefined || more.length === 0 ? only : severalOf(values, only.span);
  }

  #ownOutput(name: string): Value | undefined {
    const written = this.directory.outputs.get(name);
    if (written === undefined) return undefined;
    return this.#once(`output.${name}`, placeOf(written), () =>
      attributeIn(written.is, 'value', this.frame(written), this.#evaluate),
    );
  }

  /** What the call, or a file of values, gives to a variable. */
  #given(name: string): Value | undefined {
    if (this.#call !== undefined) return attributeIn(this.#call.block, name, this.#call.frame, this.#evaluate);
    const { loaded, named } = this.directory;
    const own = loaded.get(name);
    const value = own && this.#evaluate(own.is, this.frame(own));
    const choices = named.flatMap((file) => {
      const written = file.get(name);
      return written === undefined ? [] : [assumed(this.#evaluate(written.is, this.frame(written)))];
    });
    if (choices.length === 0) return value;
    // Somebody who keeps files to choose from may also choose none that sets it.
    const declared = this.directory.variables.get(name);
    const otherwise = value ?? (declared && this.#default(declared.is, this.frame(declared)));
    const all = choices.length < named.length && otherwise !== undefined ? [...choices, otherwise] : choices;
    return severalOf(all, (all[0] as Value).span);
  }

  #default(block: HclBlock, frame: Frame): Value | undefined {
    const value = attributeIn(block, 'default', frame, this.#evaluate);
    return this.#call === undefined ? value && assumed(value) : value;
  }

  /** Works something out once; what refers to itself is not known. */
  #once(key: string, place: Span | undefined, work: () => Value | undefined): Value | undefined {
    const known = this.#values.get(key);
    if (known === 'reading') return place && unknown(place, 'cycle', key);
    if (known !== undefined || this.#values.has(key)) return known;
    this.#values.set(key, 'reading');
    const value = work();
    this.#values.set(key, value);
    return value;
  }
}

function placeOf({ file, is }: Written<HclBlock>): Span {
  return { file, start: is.start, end: is.labels.at(-1)?.end ?? is.typeEnd };
}
