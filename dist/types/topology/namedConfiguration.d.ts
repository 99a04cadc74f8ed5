import type { SourceFile } from '../model/span.js';
import type { Invocation } from '../sources/shared/invocation.js';
/** Whether a Python file is gunicorn's configuration, by the names that projects give it. */
export declare function isGunicornConfiguration(file: SourceFile): boolean;
/** A gunicorn that is started with a configuration file which was given by itself: nothing else is known of its start. */
export declare function configurationInvocation(file: SourceFile): Invocation;
