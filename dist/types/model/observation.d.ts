import type { Filling, Provenance } from './setting.js';
import type { Span } from './span.js';
import type { Confidence, Route } from './chain.js';
/** A place that an observation speaks of; rules give it words by its name. */
export interface Place {
    readonly name: string;
    readonly span: Span;
    readonly provenance?: Provenance;
    /** Set where a variable stands there, whose value is written elsewhere. */
    readonly filling?: Filling;
}
/**
 * Something that only one product can get wrong, seen while reading: data and places, no prose.
 * A rule of the form `observed:` gives it words, severity and references.
 */
export interface Observation {
    /** `nginx/advertised-idle`: the product's folder, then what was seen. */
    readonly id: string;
    /** In hop order; the one named `primary` is where a reviewer should look. */
    readonly places: readonly Place[];
    /** What the rule's words may speak of, by name; times are given as people say them. */
    readonly data: Readonly<Record<string, string | number | boolean>>;
    readonly route?: Route;
    readonly confidence?: Confidence;
}
/** A value or a file that could not be known, so that what depends on it was not checked. */
export interface Unknown {
    /**
     * `link`: something that stands in front of something, but nobody says of what. `contract`: one that was not checked
     * all through, at its place: for a value (`text`) of a setting (`name`); with the name `route`, for a route that was
     * not read; with the name `clocks`, for a route on which nothing is known that it could be held against.
     */
    readonly kind: 'value' | 'file' | 'template' | 'link' | 'contract';
    /** What is unknown, as written: `${PROXY_TIMEOUT}`, `/etc/nginx/conf.d/*.conf`. */
    readonly text: string;
    /** The setting or directive it stands in. */
    readonly name: string;
    readonly span: Span;
}
