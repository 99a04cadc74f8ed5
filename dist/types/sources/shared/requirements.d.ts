/** Which version of a Python package is installed, as the files beside say it that pin it to exactly one. */
import type { SourceFile, Span } from '../../model/span.js';
import type { ReadFile } from './app.js';
/** A version such as `20.1.0`, and where it is pinned. */
export interface Pinned {
    readonly version: string;
    readonly span: Span;
}
/**
 * The version to which a package is pinned: by `pip install gunicorn==20.1.0` in the file that starts it, or by a lock or
 * a list beside it. Undefined where nothing pins it, where only bounds are given, or where two places disagree.
 */
export declare function pinnedVersion(name: string, starter: SourceFile, find: ReadFile): Pinned | undefined;
