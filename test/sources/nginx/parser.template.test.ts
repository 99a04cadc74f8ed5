import { describe, expect, test } from '@jest/globals';
import { everyDirective, parse, problemsOf, shapeOf } from './shape.js';

interface Case {
  readonly title: string;
  readonly text: string;
  readonly tree: string;
  /** The constructs that are stepped over. */
  readonly stepped?: readonly string[];
  /** The words, as written, whose value is not known. */
  readonly placeholders?: readonly string[];
  readonly problems?: readonly string[];
}

const CASES: readonly Case[] = [
  {
    title: 'envsubst in capitals',
    text: 'proxy_read_timeout ${TIMEOUT}s; a ${A:-60s} ${host} $B;',
    tree: 'proxy_read_timeout[${TIMEOUT}s] a[${A:-60s},${host},$B]',
    placeholders: ['${TIMEOUT}s', '${A:-60s}'],
  },
  {
    title: '%VAR%',
    text: 'proxy_read_timeout %NGINX_TIMEOUT%s; a /%C3%A9;',
    tree: 'proxy_read_timeout[%NGINX_TIMEOUT%s] a[/%C3%A9]',
    placeholders: ['%NGINX_TIMEOUT%s'],
  },
  {
    title: 'mustache in a word',
    text: 'proxy_read_timeout {{ t | default(60) }}s; a "{{{b}}}";',
    tree: 'proxy_read_timeout[{{ t | default(60) }}s] a[{{{b}}}]',
    placeholders: ['{{ t | default(60) }}s', '"{{{b}}}"'],
  },
  {
    title: 'ERB in a word',
    text: 'proxy_read_timeout <%= @a["t"] %>s;',
    tree: 'proxy_read_timeout[<%= @a["t"] %>s]',
    placeholders: ['<%= @a["t"] %>s'],
  },
  {
    title: 'Jinja control',
    text: '{% if a -%}\nlisten 80;\n{% else %}\nlisten 81;\n{% endif %}',
    tree: 'listen[80] listen[81]',
    stepped: ['{% if a -%}', '{% else %}', '{% endif %}'],
  },
  {
    title: 'Go control around a directive',
    text: '{{- if .A }} proxy_read_timeout {{ .A }}; {{ end }}',
    tree: 'proxy_read_timeout[{{ .A }}]',
    stepped: ['{{- if .A }}', '{{ end }}'],
    placeholders: ['{{ .A }}'],
  },
  {
    title: 'Go control in a word',
    text: 'listen 80{{ if .A }} ssl{{ end }};',
    tree: 'listen[80{{ if .A }},ssl{{ end }}]',
    placeholders: ['80{{ if .A }}', 'ssl{{ end }}'],
  },
  {
    title: 'comments of templates',
    text: '{# a; #}\n{{/* b }} {{ */}}\n{{!-- }} --}}\nc d;',
    tree: 'c[d]',
    stepped: ['{# a; #}', '{{/* b }} {{ */}}', '{{!-- }} --}}'],
  },
  {
    title: 'a construct alone is no directive',
    text: 'server {\n  {{ .Values.snippet }}\n  {{ a }} {{ b }}\n  {{ c }};\n  %%GLOBALS%%\n  ${EXTRA}\n  listen 80;\n}',
    tree: 'server[]{listen[80]}',
    stepped: ['{{ .Values.snippet }}', '{{ a }} {{ b }}', '{{ c }};', '%%GLOBALS%%', '${EXTRA}'],
  },
  {
    title: 'a construct as a name',
    text: '{{ name }} 60s;\n{{ a }}_timeout 5s;\n{{ b }} { c d; }',
    tree: '{{ name }}[60s] {{ a }}_timeout[5s] {{ b }}[]{c[d]}',
    placeholders: ['{{ name }}', '{{ a }}_timeout', '{{ b }}'],
  },
  {
    title: 'mustache sections and ERB control',
    text: '{{#a}}\nlisten 80;\n{{/a}}\n<% if b %>\nroot /x;\n<% end %>',
    tree: 'listen[80] root[/x]',
    stepped: ['{{#a}}', '{{/a}}', '<% if b %>', '<% end %>'],
  },
  {
    title: 'braces that close a construct end no block',
    text: 'server { root {%>}}%}\n}',
    tree: 'server[]{root[{%>}}%}]}',
    placeholders: ['{%>}}%}'],
    problems: ['1:15 missing-semicolon {%>}}%}'],
  },
  {
    title: 'quotes in a construct',
    text: 'a "{{ default "b c" .d }}" {{ "e f" }};',
    tree: 'a[{{ default "b c" .d }},{{ "e f" }}]',
    placeholders: ['"{{ default "b c" .d }}"', '{{ "e f" }}'],
  },
  {
    title: '`{#` behind a name is a block and a comment',
    text: 'server {# main #}\n listen 80;\n}',
    tree: 'server[]{listen[80]}',
  },
  {
    title: '`{{` that closes nowhere',
    text: 'location / {{\n a b;\n}',
    tree: 'location[/]{a[b]}',
    problems: ['1:1 unclosed-block location', '1:13 unexpected-open-brace {'],
  },
];

describe('templates', () => {
  test.each(CASES)('$title', ({ text, tree, stepped = [], placeholders = [], problems = [] }) => {
    const parsed = parse(text);
    expect(shapeOf(parsed.directives)).toBe(tree);
    expect(parsed.templates.map(({ start, end }) => text.slice(start, end))).toEqual(stepped);
    const words = [...everyDirective(parsed.directives)].flatMap(({ name, args }) => [name, ...args]);
    const marked = words.filter(({ template }) => template).map(({ start, end }) => text.slice(start, end));
    expect(marked).toEqual(placeholders);
    expect(problemsOf(parsed)).toEqual(problems);
  });

  test('braces that a template chooses between need not match', () => {
    const text = '{% if a %}\nserver {\n{% else %}\nserver {\n{% endif %}\nlisten 80;\n}';
    expect(problemsOf(parse(text))).toEqual([]);
    expect(problemsOf(parse(text.replaceAll(/\{%.*%\}/g, '{# a comment #}')))).toEqual(['2:1 unclosed-block server']);
  });
});
