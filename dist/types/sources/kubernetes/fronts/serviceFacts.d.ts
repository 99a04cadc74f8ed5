/** How the controllers of each cloud tell their load balancers for a Service apart. */
export interface ServiceCloud {
    /** How annotations of it begin. */
    readonly prefix: string;
    readonly product: string;
    /**
     * Set where its listeners may be for TCP, and are unless something says otherwise: it then passes connections on
     * without looking into them.
     */
    readonly tcp?: {
        /** The annotation that names the protocol. */
        readonly protocol: string;
        /** What else makes it look into them. */
        readonly or?: readonly string[];
        /** Seconds of silence after which such a listener forgets a connection, where that is another default. */
        readonly idle?: number;
        readonly page: string;
    };
    /** An annotation whose value names another product. */
    readonly unless?: {
        readonly annotation: string;
        readonly value: RegExp;
        readonly product: string;
    };
}
/** AWS is told apart in code: it has three kinds. */
export declare const CLOUDS: readonly ServiceCloud[];
