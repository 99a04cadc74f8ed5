import { expect, test } from '@jest/globals';
import { parseNginx } from '../../../src/sources/nginx/parser.js';
import { DirectiveTable } from '../../../src/sources/nginx/table.js';

/** A block of `count` directives in which three names take turns, and one stands alone at the end. */
function directives(count: number): ReturnType<typeof parseNginx>['directives'] {
  const lines = Array.from({ length: count - 1 }, (_, at) => `${['allow', 'deny', 'set'][at % 3]} ${at};`);
  return parseNginx({ name: 'a.conf', text: `${lines.join('\n')}\nroot /x;` }).directives;
}

// Below and above the size from which a table has an index.
test.each([4, 15, 16, 17, 18, 40])('a block of %p directives gives each by its name, in order', (count) => {
  const all = directives(count);
  const grown = new DirectiveTable();
  for (const each of all) grown.add(each);
  for (const table of [DirectiveTable.of(all), grown]) {
    expect([table.size, [...table.all]]).toEqual([count, all]);
    expect(table.first('allow')).toBe(all[0]);
    expect(table.first('root')).toBe(all.at(-1));
    expect(table.get('deny')).toEqual(all.filter(({ name }) => name.text === 'deny'));
    expect(table.get('root')).toEqual([all.at(-1)]);
    expect([table.has('set'), table.has('root'), table.has('alias'), table.has('')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect([table.first('alias'), table.get('alias')]).toEqual([undefined, []]);
  }
});

test('a block without directives has none', () => {
  const table = new DirectiveTable();
  expect([table.size, table.has('root'), table.first('root'), table.get('root')]).toEqual([0, false, undefined, []]);
  expect([...table.all]).toEqual([]);
});
