import { type Chain, type Leg } from '../../model/chain.js';
import type { Quantity, Subject } from '../../model/derived.js';
import { factOf, type FactValue, type Hop } from '../../model/hop.js';
import { isChosen } from '../../model/setting.js';
import { isTimerName } from '../../model/timer.js';
import { formatDuration } from '../../model/duration.js';

/** The derived quantities that rules may name, besides every timer. */
export type QuantityTable = Readonly<Record<string, (subject: Subject) => Quantity | undefined>>;

type Reader = (subject: Subject) => Quantity | undefined;

/** One hop of a leg (or of a chain, for rules about one hop); works out each quantity at most once. */
export class Side implements Subject {
  /** Few rules ask for few quantities of one side: looking through two short lists is quicker than a map. */
  readonly #readers: Reader[] = [];
  readonly #quantities: (Quantity | undefined)[] = [];

  constructor(
    readonly chain: Chain,
    readonly leg: Leg | undefined,
    readonly hop: Hop,
  ) {}

  quantity(read: Reader): Quantity | undefined {
    const known = this.#readers.indexOf(read);
    if (known >= 0) return this.#quantities[known];
    const quantity = read(this);
    this.#readers.push(read);
    this.#quantities.push(quantity);
    return quantity;
  }
}

const timerReaders = new Map<string, Reader>();

/** What reads a timer or a derived quantity by its name; undefined for an unknown name. */
export function readerOf(name: string, table: QuantityTable): Reader | undefined {
  if (Object.hasOwn(table, name)) return table[name];
  if (!isTimerName(name)) return undefined;
  let reader = timerReaders.get(name);
  if (reader === undefined) {
    reader = ({ hop }) => {
      const setting = hop.timer(name);
      if (setting === undefined) return undefined;
      const plain = `${setting.name} ${formatDuration(setting.value)}`;
      const why = setting.filling === undefined ? (setting.note ?? plain) : plain;
      return { value: setting.value, settings: [setting], why, chosen: isChosen(setting) };
    };
    timerReaders.set(name, reader);
  }
  return reader;
}

/** Whether a name is a timer or a derived quantity. */
export function isQuantity(name: string, table: QuantityTable): boolean {
  return readerOf(name, table) !== undefined;
}

/** What a condition reads from one side: `product`, `label`, `version`, `layer`, or a fact by its dotted name. */
export function hopGetter(key: string): (hop: Hop) => FactValue | undefined {
  switch (key) {
    case 'product':
      return (hop) => hop.product;
    case 'label':
      return (hop) => hop.label;
    case 'version':
      return (hop) => hop.version;
    case 'layer':
      return (hop) => hop.layer;
    default:
      return (hop) => factOf(hop, key);
  }
}
