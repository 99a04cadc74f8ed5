/** `fly.toml`: what Fly.io's proxy does in front of an app, and how its machines are stopped. */
import type { SourceFile } from '../../model/span.js';
import type { FrontReading } from '../shared/front.js';
import type { Stop } from '../shared/launch.js';
/** What a `fly.toml` says. */
export interface FlyReading extends FrontReading {
    /** How every machine of the app is stopped, besides the time that the front has. */
    readonly stop: Pick<Stop, 'signal'>;
}
/** Whether a file is Fly.io's, by its name. */
export declare function looksLikeFly(file: SourceFile): boolean;
/**
 * One front for each service that speaks HTTP: `[http_service]`, and every `[[services]]` with the handler `http`.
 * What else is exposed is passed on without a clock that Fly documents. Never throws.
 */
export declare function readFly(file: SourceFile): FlyReading;
