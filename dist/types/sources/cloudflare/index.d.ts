/** Configuration of `cloudflared`: what a tunnel does in front of the services that it leads to. */
import type { SourceFile } from '../../model/span.js';
import type { FrontReading } from '../shared/front.js';
/** Whether a file configures cloudflared, by the words at the beginnings of its lines. */
export declare function looksLikeCloudflared(file: SourceFile): boolean;
/**
 * One front for each rule of `ingress`, or one for the `url`; what a rule says in `originRequest` comes before what the
 * file says for all. Rules that answer by themselves (`http_status:404`) lead nowhere. Never throws.
 */
export declare function readCloudflared(file: SourceFile): FrontReading;
