/** What a file or a flag says about a product of the catalogue. */
import type { Provenance } from '../../../model/setting.js';
import type { Span } from '../../../model/span.js';
import type { Pieces } from '../pieces.js';
import type { Notation } from './facts.js';
/** A value as it is written, with its place. */
export interface GivenValue {
    /**
     * Every value that it may have: one, or several where a condition that cannot be known chooses. A value that cannot be
     * known itself is a piece with `unknown`.
     */
    readonly values: readonly Pieces[];
    /** Whether it may also not be set at all, so that the default is one of several. */
    readonly mayBeUnset?: boolean;
    /** The word by which it is written, where that is not the setting's id: `idle_timeout.timeout_seconds`. */
    readonly name?: string;
    /** `explicit` where it is not said. */
    readonly provenance?: Extract<Provenance, 'explicit' | 'inherited' | 'flag' | 'default' | 'assumed'>;
    /** Whether the notation writes this value with its unit, as in `300s`; a plain number is in the setting's own. */
    readonly durations?: boolean;
}
/** Values by the id of the setting ({@link settingNamed}, {@link settingsSpelled} give it). */
export type Given = ReadonlyMap<string, GivenValue>;
/** Where a product stands. */
export interface HopPlace {
    /** The smallest construct that stands for the hop: what its defaults point at. */
    readonly span: Span;
    /** What sentences call it, where that is not the product's own label: `the ALB "web"`. */
    readonly label?: string;
    /** What made it, where that has defaults of its own. */
    readonly madeBy?: Notation;
    readonly version?: string;
    /** The product's name for the model where it is not the id. */
    readonly product?: string;
}
