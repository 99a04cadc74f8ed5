/** References of Terraform: what a name and the steps behind it lead to. */
import type { Span } from '../../model/span.js';
import type { Expression, HclName, HclTraversal, TraversalStep } from '../shared/hcl/index.js';
import {
  known,
  type List,
  listOf,
  numberOf,
  optionsOf,
  type Option,
  severalOf,
  textOfScalar,
  throughReference,
  unknown,
  type Value,
} from '../shared/infrastructure/index.js';
import { type Frame, spanIn } from './frame.js';
import { failure, isFailure } from './operators.js';

export type Evaluate = (expression: Expression, frame: Frame) => Value;

/** The value that a reference leads to; of another resource the reference itself. */
export function traverse(expression: HclName | HclTraversal, frame: Frame, evaluate: Evaluate): Value {
  const span = spanIn(frame, expression);
  const [root, steps] = expression.kind === 'name' ? [expression, []] : [expression.root, expression.steps];
  if (root.kind !== 'name') return follow(evaluate(root, frame), steps, frame, evaluate, span);
  const [base, rest] = baseOf(root.name, steps, frame, span);
  const found = follow(base, rest, frame, evaluate, span);
  return isFailure(found) ? found : throughReference(found, span);
}

/** What the first names mean, and the steps that are left. */
function baseOf(
  root: string,
  steps: readonly TraversalStep[],
  frame: Frame,
  span: Span,
): [Value, readonly TraversalStep[]] {
  const iterator = frame.iterators.get(root);
  if (iterator !== undefined) return [iterator, steps];
  const [first, ...rest] = steps;
  const name = first?.kind === 'attribute' ? first.name : '';
  switch (root) {
    case 'var':
      return [frame.names.variable(name) ?? unknown(span, 'variable', `var.${name}`), rest];
    case 'local':
      return [frame.names.local(name) ?? unknown(span, 'expression', `local.${name}`), rest];
    case 'module':
      return outputOf(name, rest, frame, span);
    case 'each':
    case 'count':
      return [unknown(span, 'each'), []];
    case 'terraform': {
      const { workspace } = frame.names;
      return name === 'workspace' && workspace !== undefined
        ? [known(workspace, span, { computed: true }), rest]
        : [unknown(span, 'outside'), []];
    }
    case 'path':
    case 'self':
      return [unknown(span, 'outside'), []];
    case 'data': {
      const [second, ...more] = rest;
      return second?.kind === 'attribute'
        ? [{ kind: 'reference', to: `${frame.names.prefix}data.${name}.${second.name}`, attribute: '', span }, more]
        : [unknown(span, 'outside'), []];
    }
    default:
      return name === ''
        ? [unknown(span, 'expression'), []]
        : [{ kind: 'reference', to: `${frame.names.prefix}${root}.${name}`, attribute: '', span }, rest];
  }
}

/** `module.alb.arn`, `module.alb["eu"].arn` */
function outputOf(
  module: string,
  steps: readonly TraversalStep[],
  frame: Frame,
  span: Span,
): [Value, readonly TraversalStep[]] {
  const at = steps.findIndex((step) => step.kind === 'attribute');
  const step = steps[at];
  if (step?.kind !== 'attribute') return [unknown(span, 'outside'), []];
  const found = frame.names.output(module, step.name);
  return [found ?? unknown(span, 'outside', `module.${module}.${step.name}`), steps.slice(at + 1)];
}

function follow(start: Value, steps: readonly TraversalStep[], frame: Frame, evaluate: Evaluate, span: Span): Value {
  let value = start;
  for (const [index, step] of steps.entries()) {
    if (step.kind === 'splat') {
      const rest = steps.slice(index + 1);
      return each(value, span, (option) => splat(option, span, (item) => follow(item, rest, frame, evaluate, span)));
    }
    const key = step.kind === 'index' ? evaluate(step.key, frame) : undefined;
    value = each(value, span, (option) =>
      step.kind === 'attribute' ? member(option, step.name, span) : indexed(option, key ?? option, span),
    );
  }
  return value;
}

function each(value: Value, span: Span, work: (option: Option) => Value): Value {
  return value.kind === 'several' ? severalOf(value.options.map(work), span) : work(value);
}

function splat(value: Option, span: Span, rest: (item: Value) => Value): Value {
  if (value.kind === 'list') {
    const items = value.items.map((item) => ({ value: rest(item.value), certain: item.certain }));
    return { kind: 'list', items, open: value.open, span } satisfies List;
  }
  if (value.kind === 'reference' || value.kind === 'unknown') return rest(value);
  // Of a single value, a list of it; of null an empty one.
  return value.kind === 'known' && value.value === null ? listOf([], span) : listOf([rest(value)], span);
}

/** The member of an object; of another resource, what it knows of itself. */
export function member(value: Option, name: string, span: Span): Value {
  if (value.kind === 'reference') return value.attribute === '' ? { ...value, attribute: name } : value;
  if (value.kind === 'unknown') return value;
  const found = value.kind === 'body' ? value.entry(name)?.value : undefined;
  if (found !== undefined) return found;
  return value.kind === 'body' && value.open ? unknown(span, 'expression') : failure(span);
}

/** What stands under a key or number. */
export function indexed(value: Option, key: Value, span: Span): Value {
  if (value.kind === 'reference' || value.kind === 'unknown') return value;
  const found = optionsOf(key).map((option): Value => {
    if (option.kind !== 'known') return unknown(span, option.kind === 'unknown' ? option.reason : 'expression');
    if (value.kind === 'body') return member(value, textOfScalar(option) ?? '', span);
    const index = numberOf(option);
    if (value.kind !== 'list' || index === undefined) return failure(span);
    const before = value.items.slice(0, index + 1);
    const item = before[index];
    if (item !== undefined && before.every(({ certain }) => certain)) return item.value;
    return item === undefined && !value.open && value.items.every(({ certain }) => certain)
      ? failure(span)
      : unknown(span, 'expression');
  });
  const [only, ...more] = found;
  return only !== undefined && more.length === 0 ? only : severalOf(found, span);
}
