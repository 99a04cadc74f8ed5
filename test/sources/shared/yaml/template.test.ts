import { describe, expect, test } from '@jest/globals';
import { readYaml } from '../../../../src/sources/shared/yaml/index.js';
import { withoutTemplates } from '../../../../src/sources/shared/yaml/text.js';
import { fileOf, shown } from './reading.js';

function valueAt(text: string, ...keys: string[]): string | undefined {
  const pieces = readYaml(fileOf(text))
    .documents[0]?.at(...keys)
    ?.pieces();
  return pieces === undefined ? undefined : shown(pieces);
}

describe('templates in YAML', () => {
  test('a value is unknown, with the default that is written in it', () => {
    expect(valueAt('a: {{ .Values.t }}\n', 'a')).toBe('<{{ .Values.t }}|>');
    expect(valueAt('a: "{{ .Values.t | default 90 }}"\n', 'a')).toBe('<{{ .Values.t | default 90 }}|90>');
    expect(valueAt('a: {{ t | default("30") }}s\n', 'a')).toBe('<{{ t | default("30") }}|30>s');
    expect(valueAt('a: {{ .tag | default .Chart.AppVersion }}\n', 'a')).toBe(
      '<{{ .tag | default .Chart.AppVersion }}|>',
    );
  });

  test('quotes and colons inside of a template do no harm', () => {
    expect(valueAt('a: "{{ printf "%s: x" .b }}"\nc: 1\n', 'c')).toBe('1');
  });

  test('lines that steer are left out, what stands between them is read', () => {
    const text = '{{- if .Values.on }}\na:\n  {{- with .x }}\n  b: 1\n  {{- end }}\n{{- end }}\n';
    expect(valueAt(text, 'a', 'b')).toBe('1');
    expect(valueAt('{% if x %}\na: 1\n{% endif %}\n', 'a')).toBe('1');
    expect(valueAt('{#- a comment -#}\na: 1\n{{/* two\nlines */}}\n', 'a')).toBe('1');
  });

  test('branches inside of one value make all of it unknown', () => {
    const value = '{% if x %}30{% else %}60{% endif %}';
    expect(valueAt(`a: ${value}\nb: 1\n`, 'a')).toBe(`<${value}|>`);
    expect(valueAt(`a: ${value}\nb: 1\n`, 'b')).toBe('1');
  });

  test('a line of nothing but a template is a part of a block scalar, and no value elsewhere', () => {
    expect(valueAt('a: |\n  x\n  {{ y }}\n  z\n', 'a')).toBe('x\n<{{ y }}|>\nz\n');
    expect(valueAt('a:\n  b: 1\n  {{- toYaml .x | nindent 2 }}\n', 'a', 'b')).toBe('1');
  });

  test('what is indented anew stands beside what is written', () => {
    expect(valueAt('a: {{- include "x" . | nindent 2 }}\n  b: 1\n', 'a', 'b')).toBe('1');
    expect(valueAt('a: {{- include "x" . | nindent 2 }}\nb: 1\n', 'a')).toBe('<{{- include "x" . | nindent 2 }}|>');
  });
});

test('the length of a variable in a shell is no comment', () => {
  expect(withoutTemplates(fileOf('x="${#name} #}"'), false).isTemplate).toBe(false);
});

test('masking keeps every offset', () => {
  const text = 'a: {{ x }}\n{% if b %}\nc: {{ d\n}}\n';
  expect(withoutTemplates(fileOf(text), true).text).toHaveLength(text.length);
});
