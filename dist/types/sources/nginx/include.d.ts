import type { SourceFile } from '../../model/span.js';
/** Why a file could not be read. */
export type ReadProblem = 'missing' | 'directory' | 'outside' | 'unreadable' | 'too-large';
/** How includes are found. The caller owns the file system; a browser gives a table of texts. */
export interface FileHost {
    /** The text of a file, or the reason why it cannot be had. */
    read(path: string): FoundText | {
        readonly problem: ReadProblem;
    };
    /** The paths that a mask of glob(3) matches, in byte order; or that it lies outside of what may be read. */
    glob(mask: string): {
        readonly paths: readonly string[];
    } | {
        readonly problem: 'outside';
    };
    /**
     * Where nginx has the file of a name, as an absolute path: `deploy/nginx.conf` may be `/etc/nginx/nginx.conf` in an
     * image. Undefined where that is not known. `file` is the file itself: one that stands in another shares its name.
     */
    placeOf?(name: string, file?: SourceFile): string | undefined;
}
/** A file that was found. */
export interface FoundText {
    readonly text: string;
    /** The name it is known by, where that is not the path that was asked for. */
    readonly name?: string;
    /** The file itself, where it stands in another one and shares its name. */
    readonly file?: SourceFile;
}
/** The files that one `include` stands for, or why it stands for none. */
export type IncludeResult = {
    readonly files: readonly SourceFile[];
    readonly inferred: boolean;
} | {
    readonly problem: ReadProblem;
    readonly path: string;
};
/** Whether a file stands for one that distributions ship, so that it is nowhere to be found. */
export declare function isCarriedAlong(file: SourceFile): boolean;
/** Whether what an unreadable include would have brought can be left out without a word. */
export declare function isHarmless(path: string): boolean;
/** Finds the files that includes name, each read once. */
export declare class IncludeResolver {
    private readonly given;
    private readonly host;
    private readonly known;
    /** What was found by a path that is not its name. */
    private readonly byPath;
    constructor(given: readonly SourceFile[], host: FileHost);
    /** All files known, in the order in which they were first seen. */
    get files(): readonly SourceFile[];
    /**
     * Resolves the argument of an `include` as nginx does: relative to the directory of the main file, not of the
     * including one; a mask that matches nothing is no error. Where nginx has the main file elsewhere, what stands there
     * comes first.
     */
    resolve(argument: string, main: SourceFile): IncludeResult;
    private loadAll;
    private load;
    /**
     * Given files beside the main file whose last two path parts are those of an absolute include: `conf.d/app.conf` for
     * `/etc/nginx/conf.d/*.conf`. A repository holds the files that an image later has elsewhere; one that stands
     * further away may well belong to another image.
     */
    private alike;
}
/**
 * The directories that relative includes of a main file start from where nginx has it: its own, and, for a part of a
 * configuration whose main file is not known, the one that nginx usually has its main file in. None where no place is known.
 */
export declare function placedDirectories(host: FileHost, main: SourceFile): readonly string[];
/** A host that finds includes among the given files only, by their names. */
export declare function hostOf(files: readonly SourceFile[]): FileHost;
export declare function compareBytes(a: string, b: string): number;
/** A mask of glob(3) as a pattern over whole paths: `*` and `?` stop at `/` and do not match a leading dot. */
export declare function maskPattern(mask: string): RegExp;
