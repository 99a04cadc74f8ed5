/** What the catalogue knows, for people and for programs. */
import { formatMs } from '../model/duration.js';
import {
  msOf,
  type ProductFacts,
  productNamed,
  productNear,
  PRODUCTS,
  type SettingFacts,
  type Unit,
} from '../sources/shared/catalogue/index.js';
import type { Palette } from './palette.js';
import { paragraph } from './paragraphs.js';
import { safeJson } from './printable.js';
import { padded, wrapped } from './width.js';
import { counted } from './words.js';

/** The names for completion: ids, then aliases. */
export function productNames(): readonly string[] {
  return [...PRODUCTS.map(({ id }) => id), ...PRODUCTS.flatMap(({ aliases }) => aliases)];
}

/** The product of a name or an alias, or a sentence with the near one. */
export function findProduct(word: string): { readonly product: ProductFacts } | { readonly problem: string } {
  const product = productNamed(word);
  if (product !== undefined) return { product };
  const near = productNear(word);
  const hint = near === undefined ? '; timeout-lint products lists them' : `; did you mean ${near}?`;
  return { problem: `no product is named ${JSON.stringify(word)}${hint}` };
}

/** All products, a line each: what it is called, where it stands, and what it does with connections. */
export function renderProductList(width: number, palette: Palette): string {
  const rows = PRODUCTS.map((product) => ({
    id: product.id,
    layer: `layer ${product.layer}`,
    about: aboutOf(product),
  }));
  const id = Math.max(...rows.map((row) => row.id.length));
  const before = id + 2 + 7 + 2;
  const lines = rows.flatMap((row) =>
    wrapped(row.about, Math.max(24, width - before)).map((line, index) =>
      index === 0
        ? `${palette.strong(padded(row.id, id))}  ${palette.dim(row.layer)}  ${line}`
        : ' '.repeat(before) + line,
    ),
  );
  const last = `${counted(rows.length, 'product')}. timeout-lint products NAME tells every clock of one.`;
  return `${[...lines, '', last].join('\n')}\n`;
}

function aboutOf(product: ProductFacts): string {
  const idle = product.settings.find(({ feeds }) => feeds.some((timer) => timer === 'upstream.idle'));
  const quiet = product.settings.find(({ feeds }) => product.layer === 4 && feeds.includes('tunnel.idle'));
  const waits = product.settings.find(({ feeds }) =>
    ['upstream.firstByte', 'upstream.total', 'exchange.deadline'].some((timer) => feeds.some((name) => name === timer)),
  );
  const known = (setting: SettingFacts | undefined, words: string): string[] =>
    setting === undefined || typeof setting.default !== 'number'
      ? []
      : [`${words} ${formatMs(setting.default * msOf(setting.unit))}`];
  return [
    product.name,
    ...(product.reuse === 'never'
      ? []
      : known(idle, product.reuse === 'always' ? 'reuses connections for' : 'idle for')),
    ...known(quiet, 'forgets a quiet flow after'),
    ...known(waits, 'waits'),
  ].join('; ');
}

/** Everything about one product. */
export function renderProduct(product: ProductFacts, width: number, palette: Palette): string {
  const { id, name, vendor, aliases, layer, kind, page, settings } = product;
  const say = (keyword: string, text: string): string[] => paragraph(keyword, text, width, palette);
  const lines = [
    `${palette.strong(id)}  ${name}`,
    ...say('also named', aliases.join(', ')),
    ...say('kind', `${kind.replace('-', ' ')} at layer ${layer}`),
    ...say('vendor', vendor),
    ...say('connections', reuseText(product)),
    ...say('repeats', product.retry ?? ''),
    ...say('on a race', layer === 7 && product.race !== undefined ? `the client gets ${product.race}` : ''),
    ...say('on silence', product.silence ?? ''),
    ...say('page', page),
  ];
  for (const setting of settings) lines.push('', ...settingLines(setting, width, palette));
  return `${lines.join('\n')}\n`;
}

function reuseText({ reuse, reuseSetting, upstreamHttp, layer }: ProductFacts): string {
  const http = upstreamHttp === undefined ? '' : `, with HTTP/${upstreamHttp}`;
  if (layer === 4) return 'passed on as they are';
  switch (reuse) {
    case 'always':
      return `to a server are used again${http}`;
    case 'never':
      return `to a server end with the response${http}`;
    case 'opt-in':
      return `to a server are used again where ${reuseSetting} is true${http}`;
    case 'unknown':
      return 'to a server: not known whether they are used again';
  }
}

function settingLines(setting: SettingFacts, width: number, palette: Palette): string[] {
  const { id, words = [], spellings = {}, fires, since, note, page, feeds, evidence, asks, unit } = setting;
  const say = (keyword: string, text: string): string[] => paragraph(keyword, text, width, palette);
  return [
    palette.strong(id),
    ...say('also', words.join(', ')),
    ...say('default', `${defaultText(setting)}${defaultsText(setting)}`),
    ...say('range', rangeText(setting)),
    ...say('when over', fires),
    ...say('asks for', asks === undefined ? '' : `${amountText(asks, unit)} at the other end`),
    ...say('note', note ?? ''),
    ...say('since', since ?? ''),
    ...say('timers', feeds.length === 0 ? 'none: it holds for another mode than the usual one' : feeds.join(', ')),
    ...Object.entries(spellings).flatMap(([notation, texts]) =>
      texts.flatMap((text) => say('written', `${notation}: ${text}`)),
    ),
    ...say('source', `${page}${evidence === 'primary' ? '' : ' (the value itself is reported by others)'}`),
  ];
}

function defaultText({ default: value, unit }: SettingFacts): string {
  if (value === 'none') return 'no limit';
  if (value === 'unknown') return 'not known';
  return typeof value === 'boolean' ? String(value) : amountText(value, unit);
}

/** A number as it is written for the product: `60 s`, `4 min`, `29000 ms`. */
function amountText(value: number, unit: Unit): string {
  return unit === 'count' || unit === 'flag' ? String(value) : `${value} ${unit}`;
}

function defaultsText({ defaults = {}, unit }: SettingFacts): string {
  return Object.entries(defaults)
    .map(([tool, value]) => `, ${amountText(value, unit)} by ${tool}`)
    .join('');
}

function rangeText({ set, range, unit, raise, advised }: SettingFacts): string {
  const also = raise === undefined ? '' : `, ${raise}`;
  if (set === 'nobody') return `nobody can change it${also}`;
  const text = ([least, most]: readonly [number, number]): string => `${least} to ${amountText(most, unit)}`;
  const advice = advised === undefined ? '' : `; not advised outside of ${text(advised)}`;
  if (range === undefined) return unit === 'flag' ? 'true or false' : `any${also}`;
  return `${text(range)}${also}${advice}`;
}

/** The catalogue for programs: `{ schemaVersion, products: [...] }`, as the catalogue files have it, or one of them. */
export function productsJson(one: ProductFacts | undefined): string {
  const products = (one === undefined ? PRODUCTS : [one]).map((product) =>
    Object.fromEntries(Object.entries(product).filter(([key]) => key !== 'file')),
  );
  return `${safeJson({ schemaVersion: 1, products })}\n`;
}
