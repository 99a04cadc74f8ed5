import type { SourceFile } from '../../model/span.js';
import type { FrontReading } from '../shared/front.js';
/** Whether a file holds options of an environment, by its name and words. */
export declare function looksLikeBeanstalk(file: SourceFile): boolean;
/**
 * Where Beanstalk's nginx takes a file: the `whole` configuration, or a part of the `http` or of the `server` block;
 * undefined for every other file.
 */
export declare function beanstalkNginx(path: string): 'whole' | 'http' | 'server' | undefined;
/**
 * The load balancer of one environment, with the options of all its files: of an option that several set, that of the
 * last file in the order of their names counts. Nothing where there is no load balancer, or nothing is said of it.
 * Never throws.
 */
export declare function readBeanstalk(files: readonly SourceFile[]): FrontReading;
