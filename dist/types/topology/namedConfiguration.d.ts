import type { SourceFile } from '../model/span.js';
import type { Invocation } from '../sources/shared/invocation.js';
/**
 * The server that is started with a configuration file which was given by itself: nothing else is known of its start.
 * Undefined for any other file.
 */
export declare function configurationInvocation(file: SourceFile): Invocation | undefined;
