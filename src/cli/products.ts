import { paletteFor, type ColorMode } from './colors.js';
import { UsageError } from './failure.js';
import { widthOf, type Io } from './io.js';

/** What was asked for. */
export interface ProductsAsked {
  readonly product: string | undefined;
  readonly format: 'pretty' | 'json';
  readonly color: ColorMode;
}

/** Lists the products of the catalogue, or tells all that is known of one. */
export async function products({ product, format, color }: ProductsAsked, io: Io): Promise<0> {
  const { findProduct, productsJson, renderProduct, renderProductList } = await import('../report/products.js');
  const found = product === undefined ? undefined : findProduct(product);
  if (found !== undefined && 'problem' in found) throw new UsageError(found.problem);
  if (format === 'json') io.stdout.write(productsJson(found?.product));
  else {
    const palette = await paletteFor(color, io.stdout, io.env);
    const width = widthOf(io.stdout);
    const text = found === undefined ? renderProductList(width, palette) : renderProduct(found.product, width, palette);
    io.stdout.write(text);
  }
  return 0;
}
