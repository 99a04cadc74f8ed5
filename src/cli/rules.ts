import { renderRuleList, renderRuleListJson } from '../report/ruleList.js';
import { allRules } from './allRules.js';
import { paletteFor, type ColorMode } from './colors.js';
import { widthOf, type Io } from './io.js';

/** Lists the rules. */
export async function rules(format: 'pretty' | 'json', color: ColorMode, io: Io): Promise<0> {
  const sources = (await allRules()).map(({ source }) => source);
  const text =
    format === 'json'
      ? renderRuleListJson(sources)
      : renderRuleList(sources, widthOf(io.stdout), await paletteFor(color, io.stdout, io.env));
  io.stdout.write(text);
  return 0;
}
