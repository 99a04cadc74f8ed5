import { type Grammar, type OptionSpec } from '../shared/arguments/options.js';
/** uvicorn's command line (`uvicorn/main.py`). Variables count since 0.16.0. */
export declare function uvicornGrammar(version?: string): Grammar;
/** Options by name, whatever the version: what `since` is asked of. */
export declare const UVICORN_OPTIONS: ReadonlyMap<string, OptionSpec>;
/** `fastapi run` and `fastapi dev` without the word itself (`fastapi_cli/cli.py`); built on click, without a prefix. */
export declare const FASTAPI_GRAMMAR: Grammar;
