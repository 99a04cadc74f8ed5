/** Blocks of Terraform as bodies whose attributes are worked out when somebody asks for them. */
import type { Span } from '../../model/span.js';
import type { HclAttribute, HclBlock, HclBody } from '../shared/hcl/index.js';
import type { Body, Entry, ListItem, Value } from '../shared/infrastructure/index.js';
import { copiesOf } from './copies.js';
import { type Frame, spanIn } from './frame.js';
import type { Evaluate } from './traverse.js';

/** Blocks of one name in one body. */
interface Blocks {
  readonly own: { readonly block: HclBlock; readonly dynamic: boolean }[];
  readonly keySpan: Span;
}

export class BlockBody implements Body {
  readonly kind = 'body';
  readonly open: boolean;
  readonly span: Span;
  readonly #body: HclBody;
  readonly #frame: Frame;
  readonly #evaluate: Evaluate;
  #entries: Map<string, Entry> | undefined;
  #attributes: ReadonlyMap<string, HclAttribute> | undefined;
  #blocks: ReadonlyMap<string, Blocks> | undefined;

  /** `span` is what opens the block. */
  constructor(body: HclBody, span: Span, frame: Frame, evaluate: Evaluate) {
    this.#body = body;
    this.#frame = frame;
    this.#evaluate = evaluate;
    this.open = body.damaged;
    this.span = span;
  }

  keys(): Iterable<string> {
    this.#index();
    return [...(this.#attributes?.keys() ?? []), ...(this.#blocks?.keys() ?? [])];
  }

  entry(key: string): Entry | undefined {
    const known = this.#entries?.get(key);
    if (known !== undefined) return known;
    this.#index();
    const attribute = this.#attributes?.get(key);
    const blocks = this.#blocks?.get(key);
    const made =
      attribute !== undefined
        ? this.#ofAttribute(attribute)
        : blocks === undefined
          ? undefined
          : this.#ofBlocks(blocks);
    if (made !== undefined) (this.#entries ??= new Map()).set(key, made);
    return made;
  }

  #index(): void {
    if (this.#attributes !== undefined) return;
    this.#attributes = new Map(this.#body.attributes.map((attribute) => [attribute.name, attribute]));
    const found = new Map<string, Blocks>();
    for (const block of this.#body.blocks) {
      const label = block.type === 'dynamic' ? block.labels[0] : undefined;
      const name = label?.text ?? block.type;
      const keySpan = spanIn(this.#frame, label ?? { start: block.start, end: block.typeEnd });
      const own = { block, dynamic: label !== undefined };
      const known = found.get(name);
      if (known === undefined) found.set(name, { own: [own], keySpan });
      else known.own.push(own);
    }
    this.#blocks = found;
  }

  #ofAttribute({ start, nameEnd, value }: HclAttribute): Entry {
    return { keySpan: spanIn(this.#frame, { start, end: nameEnd }), value: this.#evaluate(value, this.#frame) };
  }

  #ofBlocks({ own, keySpan }: Blocks): Entry {
    const items = own.flatMap(({ block, dynamic }): ListItem[] =>
      dynamic
        ? dynamicItems(block, this.#frame, this.#evaluate)
        : [{ value: bodyOfBlock(block, this.#frame, this.#evaluate), certain: true }],
    );
    return { keySpan, value: { kind: 'list', items, open: false, span: keySpan } };
  }
}

/** The body of a block, which stands where its type and labels do. */
export function bodyOfBlock(block: HclBlock, frame: Frame, evaluate: Evaluate): BlockBody {
  return new BlockBody(block.body, headOf(block, frame), frame, evaluate);
}

/** The words that open a block. */
export function headOf({ start, typeEnd, labels }: HclBlock, frame: Pick<Frame, 'file'>): Span {
  const last = labels.at(-1);
  const end = last === undefined ? typeEnd : last.end + (last.quoted ? 1 : 0);
  return { file: frame.file, start, end };
}

/** The value of an attribute of a block, read by itself. */
export function attributeIn(block: HclBlock, name: string, frame: Frame, evaluate: Evaluate): Value | undefined {
  const attribute = block.body.attributes.find((each) => each.name === name);
  return attribute && evaluate(attribute.value, frame);
}

/** The blocks that `dynamic "origin" { for_each = ... content { ... } }` makes. */
function dynamicItems(block: HclBlock, frame: Frame, evaluate: Evaluate): ListItem[] {
  const content = block.body.blocks.find(({ type }) => type === 'content');
  if (content === undefined) return [];
  const named = block.body.attributes.find(({ name }) => name === 'iterator')?.value;
  const iterator = named?.kind === 'name' ? named.name : (block.labels[0]?.text ?? '');
  return copiesOf(attributeIn(block, 'for_each', frame, evaluate), headOf(block, frame)).map(({ each, certain }) => {
    const iterators = new Map(frame.iterators).set(iterator, each);
    return { value: bodyOfBlock(content, { ...frame, iterators }, evaluate), certain };
  });
}
