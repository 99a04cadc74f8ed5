/** A text without the space around it, as Python's `str.strip` takes it off. */
export declare function strip(text: string): string;
/** What Python's `int(text)` makes of a text; undefined where it refuses. */
export declare function decimalInt(text: string): number | undefined;
/** What Python's `int(text, 0)` makes of a text: prefixes count, and zeros in front are refused. */
export declare function literalInt(text: string): number | undefined;
/** As gunicorn reads `--umask` and `--control-socket-mode`: `022` is octal, all else is Python's notation. */
export declare function octalInt(text: string): number | undefined;
