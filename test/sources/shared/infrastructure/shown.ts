/** Values of infrastructure as short texts, for tests that people read. */
import type { SourceFile, Span } from '../../../../src/model/span.js';
import { sliceOf } from '../../../../src/model/span.js';
import type { Part, Resource, Value } from '../../../../src/sources/shared/infrastructure/index.js';

/** `60`, `60 | 120`, `[a, perhaps b]`, `{k: v}`, `-> aws_lb.web.arn`, `? variable var.x`, `absent`. */
export function shown(value: Value | undefined): string {
  if (value === undefined) return 'absent';
  switch (value.kind) {
    case 'known':
      return `${JSON.stringify(value.value)}${value.assumed ? ' assumed' : ''}`;
    case 'several':
      return value.options.map(shown).join(' | ');
    case 'list':
      return `[${value.items.map((item) => (item.certain ? '' : 'perhaps ') + shown(item.value)).join(', ')}${value.open ? ', ...' : ''}]`;
    case 'body':
      return `{${[...value.keys()].map((key) => `${key}: ${shown(value.entry(key)?.value)}`).join(', ')}${value.open ? ', ...' : ''}}`;
    case 'reference':
      return `-> ${value.to}${value.attribute && `.${value.attribute}`}`;
    case 'unknown':
      return `? ${value.reason} ${value.name}`;
  }
}

/** Where a value is written and which references lead there: `main.tf:60 via variables.tf:var.x`. */
export function placed(value: Value | undefined): string {
  if (value === undefined) return 'nowhere';
  const at = (span: Span): string => `${span.file.name}:${sliceOf(span)}`;
  const via = value.kind === 'known' ? (value.via ?? []) : [];
  return [value.span, ...via].map(at).join(' via ');
}

/** Each resource on a line: its address, and whether it is certain. */
export function listed(resources: readonly Resource[]): string[] {
  return resources.map(({ address, certain }) => `${address}${certain ? '' : ' perhaps'}`);
}

export function named(resources: readonly Resource[], address: string): Resource {
  const found = resources.find((resource) => resource.address === address);
  if (found === undefined) throw new Error(`no ${address} in ${listed(resources).join(', ')}`);
  return found;
}

export function filesOf(texts: Readonly<Record<string, string>>): SourceFile[] {
  return Object.entries(texts).map(([name, text]) => ({ name, text }));
}

/** All values under a part, to a certain depth, with every place looked at; what is wrong is returned. */
export function misplacedIn(part: Part): string[] {
  const wrong: string[] = [];
  const look = (span: Span): void => {
    if (!(span.start >= 0 && span.start <= span.end && span.end <= span.file.text.length))
      wrong.push(`${span.start} to ${span.end} is outside of ${span.file.name}`);
  };
  const walk = (value: Value | undefined, depth: number): void => {
    if (value === undefined || depth > 6 || wrong.length > 5) return;
    look(value.span);
    if (value.kind === 'several') for (const option of value.options) walk(option, depth + 1);
    if (value.kind === 'list') for (const item of value.items) walk(item.value, depth + 1);
    if (value.kind === 'known') for (const span of value.via ?? []) look(span);
    if (value.kind === 'body') {
      for (const key of value.keys()) {
        const entry = value.entry(key);
        if (entry !== undefined) look(entry.keySpan);
        walk(entry?.value, depth + 1);
      }
    }
  };
  look(part.span);
  walk(part.body, 0);
  return wrong;
}
