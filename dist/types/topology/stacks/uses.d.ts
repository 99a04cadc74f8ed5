/** What the files of a stack are used for, in words for people. */
import type { SourceFile, Span } from '../../model/span.js';
import type { NamedFile, Use } from '../../model/use.js';
import type { ComposeService } from '../../sources/compose/index.js';
import type { NginxReading } from '../../sources/nginx/index.js';
import { type Placement } from '../../sources/nginx/placed.js';
import type { Launch } from '../../sources/shared/launch.js';
import type { Pinned } from '../../sources/shared/requirements.js';
/** A placement with what says so. */
export interface SaidPlacement extends Placement {
    readonly how: 'copied' | 'mounted';
    readonly span: Span;
}
/** What nginx's files are used for: where its container has each, and which others include it. */
export declare function usesOfNginx({ files, includes }: NginxReading, placements?: readonly SaidPlacement[]): Use[];
/** What a compose service uses: the Dockerfile that it is built from, files of variables. */
export declare function usesOfService({ name, span, buildSpan, variableFiles }: ComposeService, dockerfile: SourceFile | undefined): Use[];
/** Files of variables that something names. */
export declare function usesAsVariables(files: readonly NamedFile[], name: string): Use[];
/** What a launch uses: the script that it begins with. */
export declare function useOfScript({ name, span }: Launch, script: SourceFile | undefined): Use[];
/** The file beside a launch that says which version of a server is installed. */
export declare function useOfPin(server: string, { version, span }: Pinned, { span: { file } }: Launch): Use[];
/** What a server reads. */
export declare function usesAsConfiguration(server: string, files: readonly SourceFile[], where: Span): Use[];
/** Each use once, in the order of the first. */
export declare function usesOnce(uses: readonly Use[]): Use[];
