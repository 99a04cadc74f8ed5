import { type Gateway, openGateway, type Protocol } from './gateways.js';
import { type Balancing, type LoadBalancer, openLoadBalancer } from './loadBalancer.js';
import { type Arrived, type Origin, openOrigin } from './origin.js';
import { labPorts } from './ports.js';
import { PortTaken, Running, type Start } from './running.js';
import { type Listening, openWire, type Wire } from './wire.js';

/** Everything that one shape starts; all of it is ended when the shape is over, also when it failed. */
export class Lab {
  readonly #stops: (() => Promise<void>)[] = [];

  /**
   * Starts a program on free ports. `describe` is given the ports and says what to start; it is asked again with others
   * when somebody took one in between.
   */
  async run(ports: number, describe: (...ports: number[]) => Start): Promise<Running & { readonly ports: number[] }> {
    for (let tries = 5; ; tries--) {
      const chosen = await labPorts(ports);
      try {
        const running = await Running.start(describe(...chosen));
        this.#stops.push(() => running.stop());
        return Object.assign(running, { ports: chosen });
      } catch (problem) {
        if (!(problem instanceof PortTaken) || tries === 0) throw problem;
      }
    }
  }

  async loadBalancer(balancing: Balancing): Promise<LoadBalancer> {
    return this.#kept(await openLoadBalancer(balancing));
  }

  async origin(serve?: (request: Arrived) => void): Promise<Origin> {
    return this.#kept(await openOrigin(serve));
  }

  /** An application that speaks FastCGI, uwsgi or SCGI, and answers after `delay` milliseconds. */
  async gateway(protocol: Protocol, delay = 0): Promise<Gateway> {
    return this.#kept(await openGateway(protocol, delay));
  }

  /** A network; behind its port `to` is `delay` milliseconds away. */
  async wire(to: number, delay: number): Promise<Wire> {
    return this.#kept(await openWire(to, delay));
  }

  /** Ends everything, what came last first. */
  async end(): Promise<void> {
    for (const stop of this.#stops.splice(0).toReversed()) await stop();
  }

  #kept<T extends Listening>(listening: T): T {
    this.#stops.push(() => listening.stop());
    return listening;
  }
}
