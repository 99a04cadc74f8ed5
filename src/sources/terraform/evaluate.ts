/** What an expression of Terraform is worth when it is only read: nothing is run or asked for. */
import type { Expression, HclObject, HclTemplate } from '../shared/hcl/index.js';
import {
  bodyOf,
  type Entry,
  known,
  lift,
  listOf,
  optionsOf,
  severalOf,
  switchOf,
  textOfScalar,
  unknown,
  type Value,
} from '../shared/infrastructure/index.js';
import { type Frame, spanIn } from './frame.js';
import { FUNCTIONS } from './functions.js';
import { calculate } from './operators.js';
import { traverse } from './traverse.js';

/** A row of locals that lead from one to the next is no longer than this. */
const DEEPEST = 150;
/** More steps than all expressions of a large estate take. */
const MOST_STEPS = 2_000_000;
const LONGEST_TEXT = 10_000;

export class Evaluator {
  #depth = 0;
  #steps = 0;

  /** The value of an expression. */
  readonly evaluate = (expression: Expression, frame: Frame): Value => {
    if (this.#depth > DEEPEST || ++this.#steps > MOST_STEPS) return unknown(spanIn(frame, expression), 'bounds');
    this.#depth++;
    const found = this.#valueOf(expression, frame);
    this.#depth--;
    return found;
  };

  #valueOf(expression: Expression, frame: Frame): Value {
    const span = spanIn(frame, expression);
    switch (expression.kind) {
      case 'number':
      case 'boolean':
        return known(expression.value, span);
      case 'null':
        return known(null, span);
      case 'string':
        return known(expression.value, spanIn(frame, expression.inside));
      case 'template':
        return this.#template(expression, frame);
      case 'parentheses':
        return this.evaluate(expression.inner, frame);
      case 'tuple':
        return listOf(
          expression.items.map((item) => this.evaluate(item, frame)),
          span,
        );
      case 'object':
        return this.#object(expression, frame);
      case 'name':
      case 'traversal':
        return traverse(expression, frame, this.evaluate);
      case 'conditional':
        return this.#conditional(expression, frame);
      case 'binary':
      case 'unary':
        return calculate(expression, frame, this.evaluate);
      case 'call':
        return this.#call(expression, frame);
      case 'for':
        return unknown(span, 'expression');
      case 'opaque':
        return unknown(span, 'damaged');
    }
  }

  #conditional(expression: Extract<Expression, { kind: 'conditional' }>, frame: Frame): Value {
    const condition = this.evaluate(expression.condition, frame);
    const truth = condition.kind === 'known' ? switchOf(condition) : undefined;
    if (truth !== undefined) return this.evaluate(truth ? expression.whenTrue : expression.whenFalse, frame);
    const both = [expression.whenTrue, expression.whenFalse].map((each) => this.evaluate(each, frame));
    return severalOf(both, spanIn(frame, expression));
  }

  #template({ parts, inside, heredoc }: HclTemplate, frame: Frame): Value {
    const [first, ...more] = parts;
    // `"${var.x}"` is the value itself.
    if (first?.kind === 'interpolation' && more.length === 0 && !heredoc) return this.evaluate(first.value, frame);
    const span = spanIn(frame, inside);
    if (parts.some((part) => part.kind === 'directive')) return unknown(span, 'expression');
    const values = parts.flatMap((part) => (part.kind === 'interpolation' ? this.evaluate(part.value, frame) : []));
    return lift(values, span, (scalars) => {
      const texts = scalars.map(textOfScalar);
      let next = 0;
      const said = parts.map((part) => (part.kind === 'text' ? part.text : texts[next++]));
      const text = said.join('');
      if (texts.includes(undefined) || text.length > LONGEST_TEXT) return undefined;
      return known(text, span, { computed: true });
    });
  }

  #object({ items, start, end }: HclObject, frame: Frame): Value {
    const entries = new Map<string, Entry>();
    let open = false;
    for (const { key, value } of items) {
      const name = key.kind === 'name' ? known(key.name, spanIn(frame, key)) : this.evaluate(key, frame);
      const text = name.kind === 'known' ? textOfScalar(name) : undefined;
      if (text === undefined) open = true;
      else entries.set(text, { keySpan: spanIn(frame, key), value: this.evaluate(value, frame) });
    }
    return bodyOf(entries, spanIn(frame, { start, end }), open);
  }

  #call({ name, args, spread, start, end }: Extract<Expression, { kind: 'call' }>, frame: Frame): Value {
    const span = spanIn(frame, { start, end });
    const work = FUNCTIONS.get(name);
    if (work === undefined) return unknown(span, 'expression', `${name}()`);
    const values = args.map((arg) => this.evaluate(arg, frame));
    if (spread) {
      const last = values.pop();
      const list = last === undefined ? undefined : optionsOf(last)[0];
      if (list?.kind !== 'list' || list.open || last?.kind === 'several')
        return unknown(span, 'expression', `${name}()`);
      values.push(...list.items.map((item) => item.value));
    }
    return work(values, span) ?? unknown(span, 'expression', `${name}()`);
  }
}
