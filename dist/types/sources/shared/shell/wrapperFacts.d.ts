/**
 * Programs that start another, and what of their command lines is their own.
 * From their manuals: coreutils 9.1, util-linux 2.38, tini 0.19, dumb-init 1.2.5, runit's chpst(8), and each tool's `--help`.
 */
import type { OptionGrammar } from './options.js';
export interface Wrapper extends OptionGrammar {
    /** Words of its own before the command: a duration, a user. */
    readonly operands?: number;
    /** Options that stand for those words: `timeout -t 60` of BusyBox. */
    readonly insteadOfOperands?: readonly string[];
    /** Subcommands, each a list of words, of which one must come before the command: `run`, `tool run`. */
    readonly subcommands?: readonly string[];
    /** `A=1` before the command sets a variable. */
    readonly assigns?: true;
    /** The command is what follows `--`; `needed` where there is none without it, `may` where it may be left out. */
    readonly dashes?: 'needed' | 'may';
    /** Options whose value is a Python module that is run. */
    readonly module?: readonly string[];
    /** Options whose value is a script for `/bin/sh`. */
    readonly script?: readonly string[];
    /** Options whose value is the directory to start in. */
    readonly directory?: readonly string[];
    /** Options after which it is not known any more where it starts, or that start nothing. */
    readonly elsewhere?: readonly string[];
    readonly startsNothing?: readonly string[];
    /** `env:command`: the part before the colon is its own. */
    readonly prefixed?: true;
    /** Whether the command gets signals sent to it: not where it `lost` them; every process of the `group` does where it says so. */
    readonly signals?: 'lost' | 'group';
    /** Options that make it send signals to the whole group, or keep it from that. */
    readonly groupOptions?: readonly string[];
    readonly noGroupOptions?: readonly string[];
}
export declare const WRAPPERS: Readonly<Record<string, Wrapper>>;
/** The option that asks for a value where none of a tool's own is known: `opentelemetry-instrument --service_name api`. */
export declare const ALL_LONGS_TAKE_VALUES: Set<string>;
/** `python3.11`, `pypy3`: options of the interpreter before what it runs. */
export declare const PYTHON: Wrapper;
