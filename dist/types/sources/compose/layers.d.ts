/**
 * A value that several places of several files write: the files given one after another, and what each of them extends.
 * How they are merged: https://docs.docker.com/reference/compose-file/merge/
 */
import type { Span } from '../../model/span.js';
import { type Pieces } from '../shared/pieces.js';
import type { YamlValue } from '../shared/yaml/index.js';
import { type Substitutes } from './interpolate.js';
/** How the values of a file are meant. */
export interface Scope {
    /** What its relative paths are relative to, from the project's directory on: empty, or with a slash at its end. */
    readonly directory: string;
    readonly substitutes: Substitutes;
}
/** What one file writes. */
export interface Written {
    readonly value: YamlValue;
    readonly scope: Scope;
    /** Its key, where it has one. */
    readonly key: Span;
}
/** What all layers write, the nearest first: that is the one which beats the others. Nothing in it is null. */
export declare class Layered {
    readonly layers: readonly Written[];
    constructor(layers: readonly Written[]);
    get nearest(): Written | undefined;
    /** What the layers write under a key. `!reset` and `!override` hide all that lies further away. */
    at(key: string): Layered;
    /** The nearest value of a key that is replaced even by null: of `command` and `entrypoint` null is the image's own. */
    replaced(key: string): Written | undefined;
    /** The items of all lists, the farthest first, since those of nearer layers are added behind; a lone scalar is a list of one. */
    items(): Written[];
    /** The names in a list, or the keys of a map, in the order in which they first appear. */
    names(): string[];
    /** `KEY=value` of lists and `KEY: value` of maps, the nearest of a key; `alone` gives the value of one that has none. */
    pairs(alone: (name: string, span: Span, scope: Scope) => Pieces): Map<string, Pieces>;
}
export declare const RESET = "!reset";
export declare const OVERRIDE = "!override";
/** The text of a scalar with its variables undone; an empty one at the place of anything else. */
export declare function textOfValue({ value, scope }: Written): Pieces;
/** The text of a value, with fallbacks in the place of variables, and their own words where there are none. */
export declare function shownValue(written: Written | undefined): string | undefined;
/** The text of a scalar of which everything is known; undefined otherwise, and where it is empty. */
export declare function knownText(written: Written): string | undefined;
