/** A text of a rule with `{placeholders}`, taken apart once. */
export interface Template {
  /** The names in it, in order of appearance, each once. */
  readonly names: readonly string[];
  /** The text with every name replaced; a name without a value stays as written, so that a test can see it. */
  readonly fill: (valueOf: ValueOf) => string;
  /** The same, or undefined where a name has no value. */
  readonly fillAll: (valueOf: ValueOf) => string | undefined;
}

export type ValueOf = (name: string) => string | undefined;

/** Names as rules write them; `${VARIABLE}` of a configuration file is none. */
const PLACEHOLDER = /(?<!\$)\{([a-z][\w.-]*)\}/gi;

/** Takes a text apart when it is first used. Braces around anything but a single name are ordinary text. */
export function compileTemplate(text: string): Template {
  let parts: Parts | undefined;
  const known = (): Parts => (parts ??= partsOf(text));
  const join = (valueOf: (name: string) => string): string => {
    const { slots, literals, tail } = known();
    return slots.reduce((filled, name, index) => filled + (literals[index] as string) + valueOf(name), '') + tail;
  };
  return {
    get names() {
      return known().names;
    },
    fill: (valueOf) => join((name) => valueOf(name) ?? `{${name}}`),
    fillAll: (valueOf) => {
      let complete = true;
      const filled = join((name) => {
        const value = valueOf(name);
        if (value === undefined) complete = false;
        return value ?? '';
      });
      return complete ? filled : undefined;
    },
  };
}

interface Parts {
  readonly names: readonly string[];
  /** What stands before each slot. */
  readonly literals: readonly string[];
  readonly slots: readonly string[];
  readonly tail: string;
}

function partsOf(text: string): Parts {
  const literals: string[] = [];
  const slots: string[] = [];
  let from = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    literals.push(text.slice(from, match.index));
    slots.push(match[1] as string);
    from = match.index + match[0].length;
  }
  return { names: [...new Set(slots)], literals, slots, tail: text.slice(from) };
}

/** The names that a text leaves unfilled, for tests of rules. */
export function unfilled(text: string): string[] {
  return Array.from(text.matchAll(PLACEHOLDER), (match) => match[0]);
}
