/** How a process is started, as the files say that start it: images, units, process lists, command lines. */
import { type Span } from '../../model/span.js';
import type { Pieces } from './pieces.js';
/** What kind of file says it. */
export type Carrier = 'command-line' | 'dockerfile' | 'compose' | 'kubernetes' | 'ecs' | 'procfile' | 'systemd' | 'supervisor' | 'script';
/** One process that is started. */
export interface Launch {
    readonly carrier: Carrier;
    /** Service, container, unit, program or process type; empty where there is none. */
    readonly name: string;
    /** Words go to the program as they are; a script goes through a shell first. */
    readonly command: Command;
    /** Variables that the carrier sets, the last of a name only. */
    readonly environment: ReadonlyMap<string, Pieces>;
    /** Whether more variables come from where was not read: `env_file`, a ConfigMap, the image's own `ENV`. */
    readonly environmentOpen: boolean;
    /** Where a file or an object is named that sets variables, but was not read: `env_file`, `EnvironmentFile`, `envFrom`. */
    readonly environmentUnread?: Span;
    /** The directory in which it starts, where the carrier says so (`WORKDIR`). */
    readonly directory?: string;
    /** `python:3.12-slim`: the image it runs in. */
    readonly image?: string;
    /** The construct that stands for it: `CMD`, the key `command`, `ExecStart`. */
    readonly span: Span;
    /** Of a container of Kubernetes, the template of its pod: containers of one pod share their host. */
    readonly pod?: Span;
    readonly stop: Stop;
    /** How many copies run, where the carrier says so. */
    readonly replicas?: number;
    /** Ports of the machine that lead to it. */
    readonly published?: readonly PublishedPort[];
    /** What ends it and starts it anew when it answers nobody. */
    readonly probe?: Probe;
}
/** A probe over HTTP after whose failures a process is ended and started anew. */
export interface Probe {
    /** Milliseconds from the moment at which the process answers nobody any more: at the soonest, and at the latest. */
    readonly soonest: number;
    readonly latest: number;
    /** The port of the container that is asked. */
    readonly port: number;
    readonly written: string;
    readonly span: Span;
    readonly reference: string;
}
/** Why a value is assumed where variables come from what was not read, as a setting's `from`. */
export declare function notRead(unread: Span): string;
/** A port of the machine, and where it is written. */
export interface PublishedPort {
    readonly port: number;
    /** The port of the container that it leads to, where that is known. */
    readonly target?: number;
    /** Set where only the machine itself reaches it. */
    readonly loopback?: boolean;
    readonly span: Span;
}
export type Command = {
    readonly form: 'words';
    readonly words: readonly Pieces[];
} | {
    readonly form: 'shell';
    readonly script: Pieces;
    /** The shell that reads it, `/bin/sh` or `/bin/bash`. */
    readonly shell: string;
    /** What a script in a file of its own is called with, unknown where that is not said; undefined for the text of `-c`. */
    readonly args?: readonly Pieces[];
};
/** How the process is told to stop, and for how long it is waited for. */
export interface Stop {
    /** `SIGTERM` where nothing is said. */
    readonly signal?: {
        readonly name: string;
        readonly span: Span;
    };
    /** Milliseconds from the signal to SIGKILL; written in a file, or what the platform does by itself. */
    readonly grace?: {
        readonly ms: number;
        readonly written: string;
        readonly span: Span;
        readonly reference: string;
    };
    /** The same where nothing is written: docker stop 10 s, Kubernetes 30 s, systemd 90 s, ECS 30 s, supervisor 10 s. */
    readonly platformGrace?: {
        readonly ms: number;
        readonly reference: string;
    };
    /** Milliseconds that a `preStop` hook sleeps before the signal, within the grace. */
    readonly preStop?: {
        readonly ms: number;
        readonly written: string;
        readonly span: Span;
        readonly reference: string;
    };
    /**
     * Of a container of Kubernetes, whether something runs before the signal, understood or not; undefined where a template
     * may add it.
     */
    readonly hooked?: boolean;
}
