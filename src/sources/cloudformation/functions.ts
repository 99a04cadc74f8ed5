/** CloudFormation's functions, as far as a template alone says what they give. */
import type { Span } from '../../model/span.js';
import {
  assumed,
  type Body,
  bodyOf,
  type Entry,
  known,
  lift,
  type List,
  type ListItem,
  memberOf,
  numberOf,
  optionsOf,
  severalOf,
  textOfScalar,
  throughReference,
  unknown,
  type Value,
} from '../shared/infrastructure/index.js';

/** `AWS::NoValue`: what it is given to counts as not written. */
const noValues = new WeakSet<object>();
const LONGEST_TEXT = 10_000;

/** What names mean in one template. */
export interface Names {
  readonly parameters: Body | undefined;
  readonly mappings: Body | undefined;
  readonly resources: Body | undefined;
}

export class Resolver {
  readonly #names: Names;
  /** What an alias stands for is worked out once. */
  readonly #made = new Map<Value, Value>();

  constructor(names: Names) {
    this.#names = names;
  }

  /** The value with all functions in it worked out; what cannot be known is unknown. Depth is bounded by the reader. */
  readonly resolve = (value: Value): Value => {
    if (value.kind !== 'list' && value.kind !== 'body' && value.kind !== 'several') return value;
    const made = this.#made.get(value);
    if (made !== undefined) return made;
    const found = value.kind === 'several' ? value : value.kind === 'list' ? this.#list(value) : this.#body(value);
    this.#made.set(value, found);
    return found;
  };

  #list({ items, open, span }: List): Value {
    const found = items.flatMap(({ value, certain }): ListItem[] => {
      const item = this.resolve(value);
      if (item.kind !== 'several') return noValues.has(item) ? [] : [{ value: item, certain }];
      const options = item.options.filter((option) => !noValues.has(option));
      const all = options.length === item.options.length;
      return options.length === 0 ? [] : [{ value: severalOf(options, item.span), certain: certain && all }];
    });
    return { kind: 'list', items: found, open, span };
  }

  #body(body: Body): Value {
    const [key, ...more] = body.keys();
    if (key !== undefined && more.length === 0 && /^(?:Ref|Condition|Fn::\w+)$/.test(key)) {
      const arg = body.entry(key)?.value;
      // A resource may have a property of this name; a function takes a text or a list.
      if (arg !== undefined && !(key === 'Condition' && arg.kind !== 'known')) return this.#call(key, arg, body.span);
    }
    const entries = new Map<string, Entry>();
    let { open } = body;
    for (const name of body.keys()) {
      const entry = body.entry(name);
      if (entry === undefined) continue;
      if (name.startsWith('Fn::')) open = true;
      const value = this.resolve(entry.value);
      if (!noValues.has(value)) entries.set(name, { ...entry, value });
    }
    return bodyOf(entries, body.span, open);
  }

  #call(name: string, arg: Value, span: Span): Value {
    const args = arg.kind === 'list' ? arg.items.map((item) => item.value) : [arg];
    switch (name) {
      case 'Ref':
        return this.#ref(textIn(arg), arg.span);
      case 'Fn::GetAtt':
        return this.#attributeOf(args.map((each) => textIn(this.resolve(each)) ?? '').join('.'), span);
      case 'Fn::Sub':
        return this.#substitute(args, span);
      case 'Fn::If': {
        const branches = args.slice(1, 3).map(this.resolve);
        return branches.length === 2 ? severalOf(branches, span) : unknown(span, 'damaged');
      }
      case 'Fn::FindInMap':
        return this.#findInMap(args.map(this.resolve), span);
      case 'Fn::Join':
        return this.#join(args.map(this.resolve), span);
      case 'Fn::Select':
        return select(args.map(this.resolve), span);
      case 'Fn::ImportValue':
        return unknown(span, 'outside');
      default:
        return unknown(span, 'expression', name);
    }
  }

  #ref(name: string | undefined, span: Span): Value {
    if (name === undefined) return unknown(span, 'damaged');
    if (name === 'AWS::NoValue') {
      const nothing = known(null, span);
      noValues.add(nothing);
      return nothing;
    }
    if (name.startsWith('AWS::')) return unknown(span, 'outside', name);
    const parameter = this.#names.parameters?.entry(name)?.value;
    if (parameter !== undefined) {
      // No function may stand there.
      const value = memberOf(parameter, 'Default');
      return value?.kind === 'known' ? throughReference(assumed(value), span) : unknown(span, 'variable', name);
    }
    return this.#names.resources?.entry(name) === undefined
      ? unknown(span, 'outside', name)
      : { kind: 'reference', to: name, attribute: '', span };
  }

  #attributeOf(path: string, span: Span): Value {
    const dot = path.indexOf('.');
    const to = dot < 0 ? path : path.slice(0, dot);
    if (this.#names.resources?.entry(to) === undefined) return unknown(span, 'outside', path);
    return { kind: 'reference', to, attribute: dot < 0 ? '' : path.slice(dot + 1), span };
  }

  #substitute([template, variables]: readonly Value[], span: Span): Value {
    const text = template && textIn(template);
    if (template === undefined || text === undefined || text.length > LONGEST_TEXT) return unknown(span, 'expression');
    const parts: (string | Value)[] = [];
    let at = 0;
    for (const match of text.matchAll(/\$\{([^{}$]*)\}/g)) {
      const name = (match[1] ?? '').trim();
      parts.push(text.slice(at, match.index));
      at = match.index + match[0].length;
      if (name.startsWith('!')) parts.push(`\${${name.slice(1)}}`);
      else {
        const own = variables && memberOf(variables, name);
        const place = template.span;
        parts.push(
          own !== undefined
            ? this.resolve(own)
            : name.includes('.') && !name.startsWith('AWS::')
              ? this.#attributeOf(name, place)
              : this.#ref(name, place),
        );
      }
    }
    parts.push(text.slice(at));
    return joined(
      parts.filter((part) => part !== ''),
      template.span,
    );
  }

  #join([separator, list]: readonly Value[], span: Span): Value {
    const between = separator && textIn(separator);
    if (between === undefined || list?.kind !== 'list' || list.open) return unknown(span, 'expression');
    const parts = list.items.flatMap(({ value }, index) => (index === 0 ? [value] : [between, value]));
    return parts.length > 100 ? unknown(span, 'bounds') : joined(parts, span);
  }

  /** Where a key is not known, whatever the map holds there. */
  #findInMap([map, ...keys]: readonly Value[], span: Span): Value {
    const { mappings } = this.#names;
    let found: Value[] = mappings === undefined ? [] : [mappings];
    for (const key of [map, ...keys.slice(0, 2)]) {
      const text = key && textIn(key);
      found = found.flatMap((value): Value[] => {
        if (value.kind !== 'body') return [];
        const names = text === undefined ? [...value.keys()] : [text];
        return names.flatMap((name) => value.entry(name)?.value ?? []);
      });
    }
    return found.length === 0 ? unknown(span, 'expression') : throughReference(severalOf(found, span), span);
  }
}

/** One text of several parts; a single part is itself. */
function joined(parts: readonly (string | Value)[], span: Span): Value {
  const [first, ...more] = parts;
  if (first === undefined) return known('', span);
  if (more.length === 0) return typeof first === 'string' ? known(first, span) : first;
  const values = parts.filter((part) => typeof part !== 'string');
  return lift(values, span, (scalars) => {
    const texts = scalars.map(textOfScalar);
    let next = 0;
    const text = parts.map((part) => (typeof part === 'string' ? part : texts[next++])).join('');
    if (texts.includes(undefined) || text.length > LONGEST_TEXT) return undefined;
    return known(text, span, { computed: true });
  });
}

function select([index, list]: readonly Value[], span: Span): Value {
  const at = index?.kind === 'known' ? numberOf(index) : undefined;
  if (at === undefined || list?.kind !== 'list' || list.open || list.items.some(({ certain }) => !certain))
    return unknown(span, 'expression');
  return list.items[at]?.value ?? unknown(span, 'expression');
}

function textIn(value: Value): string | undefined {
  const [only, ...more] = optionsOf(value);
  return only?.kind === 'known' && more.length === 0 ? textOfScalar(only) : undefined;
}
