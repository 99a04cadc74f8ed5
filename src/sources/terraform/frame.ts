/** Where an expression stands, and what its names mean there. */
import type { SourceFile, Span } from '../../model/span.js';
import type { Range } from '../shared/hcl/index.js';
import type { Body, Value } from '../shared/infrastructure/index.js';

/** The names of one copy of a module. */
export interface Names {
  /** `module.edge.` before the names of its resources as references know them; empty for the outermost. */
  readonly prefix: string;
  /** `terraform.workspace`, where that is known. */
  readonly workspace: string | undefined;
  variable(name: string): Value | undefined;
  local(name: string): Value | undefined;
  /** An output of a module that it calls. */
  output(module: string, name: string): Value | undefined;
}

export interface Frame {
  readonly file: SourceFile;
  readonly names: Names;
  /** `each`, `count` and the iterators of `dynamic` blocks around it. */
  readonly iterators: ReadonlyMap<string, Body>;
}

/** A range in the file of a frame. */
export function spanIn({ file }: Frame, { start, end }: Range): Span {
  return { file, start, end };
}
