import type { NginxRoute } from '../routes.js';
import { type Findings, type RouteObserver, type Scene } from './context.js';
/** Looks at every clock that is written, wherever it stands, used or not. */
export declare class ValuesObserver implements RouteObserver {
    private readonly scene;
    private readonly findings;
    /** The read timeouts in force on routes, and what these carry. */
    private readonly uses;
    constructor(scene: Scene, findings: Findings);
    look({ hop }: NginxRoute): void;
    finish(): void;
}
