import type { SourceFile } from '../../model/span.js';
import { type FrontReading } from '../shared/front.js';
/** Whether a file may be a sign, by its name: a Procfile, `app.json`, `heroku.yml`. */
export declare function looksLikeHeroku(file: SourceFile): boolean;
/**
 * The router in front of the process `web`, on low confidence: other platforms and tools read a Procfile too. Medium
 * where `heroku.yml` is there, or an `app.json` with what only Heroku reads. Nothing where no file says so. Never throws.
 */
export declare function readHeroku(files: readonly SourceFile[]): FrontReading;
