/** Says what is wrong with the word for a product or for one of its settings, with the nearest right one. */
import { nearest } from '../findings/nearest.js';
import { productNamed, productNear } from '../sources/shared/catalogue/index.js';
import { UPSTREAM } from './nginxWords.js';
import type { Plain } from './plain.js';
import { quoted } from './problems.js';
import { isServer, type Product, PRODUCT_NAMES, SERVER_NAMES, wordsOf } from './words.js';

/** A key that a product does not have; `inPool` where it stands in nginx's `upstream`. */
export function unknownWord(key: string, product: Product, inPool: boolean): string {
  if (!inPool && (key === 'files' || key === 'command')) return notRead(key, product);
  const words = [...wordsOf(product).keys()];
  const own = inPool
    ? words.filter((word) => word.startsWith(UPSTREAM)).map((word) => word.slice(UPSTREAM.length))
    : ['product', 'version', ...words, ...ownKeys(product)];
  const near = nearest(key, own) ?? reordered(key, own);
  const others = PRODUCT_NAMES.filter((other) => other !== product && wordsOf(other).has(key));
  const hint = near !== undefined ? `; did you mean "${near}"?` : others.length > 0 ? `; ${listed(others)} has it` : '';
  return `unknown key ${quoted(key)} in ${inPool ? '"upstream" of ' : ''}the hop ${product}${hint}`;
}

function ownKeys(product: Product): readonly string[] {
  if (!isServer(product)) return [];
  return product === 'nginx' ? ['upstream', 'files'] : ['files', 'command'];
}

/** Files and commands are read of servers alone. */
function notRead(key: string, product: Product): string {
  return product === 'nginx'
    ? `nginx is stated by its "files" or its settings, not by a command`
    : `${product} cannot be stated by ${quoted(key)}: state its settings here, or give its files to timeout-lint`;
}

/** A word with other separators or another ending: `keep_alive_timeout` for `--timeout-keep-alive`. */
function reordered(key: string, known: readonly string[]): string | undefined {
  const parts = partsOf(key);
  return parts === '' ? undefined : known.find((word) => partsOf(word) === parts);
}

function partsOf(word: string): string {
  if (word.length > 100) return '';
  return word
    .toLowerCase()
    .split(/[-_.]+/)
    .filter(Boolean)
    .toSorted()
    .join(' ');
}

function listed(names: readonly string[]): string {
  return names.length === 1 ? (names[0] as string) : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

/** What is no product. */
export function unknownProduct(value: Plain | undefined): string {
  const shown = typeof value === 'string' ? quoted(value) : 'this';
  const near = typeof value === 'string' ? nearProduct(value) : undefined;
  const there = `; there are ${SERVER_NAMES.join(', ')}, and those that "timeout-lint products" lists`;
  return `${shown} is no product known here${near === undefined ? there : `; did you mean "${near}"?`}`;
}

function nearProduct(word: string): string | undefined {
  return productNamed(word)?.id ?? nearest(word, PRODUCT_NAMES) ?? productNear(word);
}
