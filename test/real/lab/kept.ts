import { Connection, type Outcome, type Request } from './connection.js';

/** A client that asks on one connection for as long as that is left open, and on a new one from then on. */
export class KeptConnection {
  readonly #port: number;
  #connection: Connection;

  constructor(port: number) {
    this.#port = port;
    this.#connection = new Connection(port);
  }

  async ask(request: Request = {}): Promise<Outcome> {
    const outcome = await this.#connection.ask(request);
    // nginx says so with every thousandth response (`keepalive_requests`).
    if (outcome.headers.get('connection') === 'close' || this.#connection.ended) {
      this.close();
      this.#connection = new Connection(this.#port);
    }
    return outcome;
  }

  close(): void {
    this.#connection.close();
  }
}
