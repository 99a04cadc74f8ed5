import type { OpenWords } from '../shared/arguments/options.js';
import type { Values } from '../shared/arguments/values.js';
import type { Entry } from './entries.js';
/** uWSGI's options as values, the last of each name counting; numbers as C reads them. */
export declare function uwsgiValues(entries: readonly Entry[], open: OpenWords | undefined): Values;
