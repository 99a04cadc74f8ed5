import type { Span } from '../model/span.js';
/**
 * Where a process runs, as far as its neighbours matter: what 127.0.0.1 means there, and which names lead to others.
 * A process of which nothing is known has none, and is then taken to be able to reach whatever fits.
 */
export interface Place {
    /** Processes that share it share 127.0.0.1: a container, a pod, a machine. Empty where that is not known. */
    readonly host: string;
    /** A port of a machine is everybody's on it; that of a container its own, until it is published. */
    readonly kind: 'container' | 'machine';
    /** The networks on which others reach it by name; undefined where that is not said. */
    readonly networks?: readonly string[];
    /** Further names by which it reaches services, with the service each one means. */
    readonly aliases?: ReadonlyMap<string, string>;
    /** Of a pod: the namespace in which short names of Services are looked up; undefined where no file says it. */
    readonly namespace?: string;
    /** Whether it is a pod, or nothing is known of it but that it runs in a cluster. */
    readonly inCluster?: boolean;
}
/** The machine itself, outside of all containers. There is one for each stack. */
export declare const MACHINE: Place;
/** A pod, by its template: its containers share 127.0.0.1. */
export declare function podPlace({ file, start, end }: Span, namespace?: string): Place;
/** Whether two processes share 127.0.0.1; undefined where one of the places is not known. */
export declare function shareHost(one: Place | undefined, other: Place | undefined): boolean | undefined;
/** Whether one process reaches another by its name: not across networks that they do not share. */
export declare function mayName(from: Place | undefined, to: Place | undefined): boolean;
