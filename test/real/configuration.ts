/** A route of a generated configuration, and how a client gets there. */
export interface Probe {
  /** Names the route in messages. */
  readonly label: string;
  /** Which of the configuration's listening addresses, counted from 0. */
  readonly listen: number;
  readonly host: string;
  /** Whether the server is the first on its address, so that its `client_header_timeout` is the one that counts. */
  readonly firstOnAddress: boolean;
  readonly path: string;
  /** The method that the route needs; without one, any does. */
  readonly method?: string;
  readonly http2: boolean;
  /** Where the model should have it. */
  readonly route: { readonly location: string; readonly modifier: string; readonly conditional: boolean };
  /** The location that a request meets first and that sends it on to this route. */
  readonly through?: { readonly location: string; readonly modifier: string };
  /** What stands behind it: nothing, a backend that answers, or an address that never accepts a connection. */
  readonly behind: 'nothing' | 'backend' | 'hole';
  /** The pool that it shares with others, by the name of the upstream. */
  readonly pool?: string;
  /** How many addresses the upstream has. */
  readonly addresses: number;
}

/** One whole configuration; `%NAME%` stands for addresses that are only known when it is run. */
export interface Configuration {
  readonly name: string;
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly listens: number;
  /** Whether a large body is sent to its first route. */
  readonly sends: boolean;
  readonly probes: readonly Probe[];
}
