import type { Observation, Place, Unknown } from '../../../model/observation.js';
import type { SourceFile, Span } from '../../../model/span.js';
import type { Names } from '../names.js';
import type { NginxRoute } from '../routes.js';
import type { Directive, Word } from '../syntax.js';
import type { Configuration } from '../tree.js';
import type { NginxVersion } from '../version.js';

/** What the observers of one configuration look at. */
export interface Scene {
  readonly configuration: Configuration;
  readonly names: Names;
  readonly version: NginxVersion;
  readonly routes: readonly NginxRoute[];
  /** Whether template constructs were stepped over in a file, so that parts of it may exclude each other. */
  readonly isTemplate: (file: SourceFile) => boolean;
}

/** Where observers put what they see. */
export interface Findings {
  readonly observations: Observation[];
  readonly unknowns: Unknown[];
  /** How many values are written, of clocks and counts in the common vocabulary. */
  readonly counts: { written: number };
}

/** Looks at all routes of a configuration, one after the other. */
export interface RouteObserver {
  look(entry: NginxRoute): void;
  /** Called when all routes were looked at. */
  finish?(): void;
}

/** The place of one word of a directive. */
export function wordSpan(directive: Directive, word: Word): Span {
  return { file: directive.file, start: word.start, end: word.end };
}

/** A place at one word of a directive, with the variables whose values stand there. */
export function wordPlace(name: string, directive: Directive, word: Word): Place {
  const at = place(name, wordSpan(directive, word));
  return word.filling === undefined ? at : { ...at, filling: word.filling };
}

/** The place of a directive's first argument, or of its name when it has none. */
export function valueSpan(directive: Directive): Span {
  return wordSpan(directive, directive.args[0] ?? directive.name);
}

/** The place that a reviewer should look at first. */
export function primary(span: Span): Place {
  return { name: 'primary', span, provenance: 'explicit' };
}

/** A further place, under the name by which rules give it words. */
export function place(name: string, span: Span): Place {
  return { name, span, provenance: 'explicit' };
}
