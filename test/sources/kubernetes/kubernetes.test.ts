import { describe, expect, test } from '@jest/globals';
import { looksLikeKubernetes, readKubernetes } from '../../../src/sources/kubernetes/index.js';
import { environmentOf, fileOf, wordsOf, writtenAt } from '../shared/yaml/reading.js';

const read = (text: string) => readKubernetes(fileOf(text, 'app.yaml'));
/** The launch of the only container of a pod. */
const container = (...lines: string[]) =>
  read(`kind: Pod\nspec:\n  containers:\n    - name: web\n${lines.map((line) => `      ${line}\n`).join('')}`)
    .launches[0];

describe('where pods stand', () => {
  const containers = 'containers: [{name: web, command: [gunicorn]}]';

  test.each([
    ['Deployment', `spec: {replicas: 3, template: {spec: {${containers}}}}`],
    ['StatefulSet', `spec: {template: {spec: {${containers}}}}`],
    ['CronJob', `spec: {jobTemplate: {spec: {template: {spec: {${containers}}}}}}`],
    ['Pod', `spec: {${containers}}`],
    ['List', `items: [{kind: Pod, spec: {${containers}}}]`],
  ])('%s', (kind, rest) => {
    const { launches } = read(`kind: ${kind}\n${rest}\n`);
    expect(launches.map(wordsOf)).toEqual([['gunicorn']]);
  });

  test('all documents, with their replicas', () => {
    const { launches } = read(
      `kind: Deployment\nspec: {replicas: 3, template: {spec: {${containers}}}}\n---\n# nothing\n---\nkind: Pod\nspec: {${containers}}\n`,
    );
    expect(launches.map(({ replicas }) => replicas)).toEqual([3, undefined]);
  });

  test('an init container counts when it stays', () => {
    const { launches } = read(
      'kind: Pod\nspec:\n  initContainers: [{name: a, command: [x]}, {name: b, command: [y], restartPolicy: Always}]\n  containers: [{name: c, command: [z]}]\n',
    );
    expect(launches.map(({ name }) => name)).toEqual(['c', 'b']);
  });
});

describe('command and args', () => {
  test('follow each other', () => {
    expect(wordsOf(container('command: [gunicorn]', 'args: ["-t", "30", app]'))).toEqual([
      'gunicorn',
      '-t',
      '30',
      'app',
    ]);
  });

  test('args alone are taken where they begin with a program', () => {
    expect(wordsOf(container('args: ["uvicorn", "app:app"]'))).toEqual(['uvicorn', 'app:app']);
    expect(container('image: app', 'args: ["--timeout", "30"]')).toBeUndefined();
  });

  test('the image of gunicorn itself runs gunicorn', () => {
    expect(wordsOf(container('image: ghcr.io/benoitc/gunicorn:24.1.1', 'args: ["--timeout", "30"]'))).toEqual([
      'gunicorn',
      '--timeout',
      '30',
    ]);
  });

  test('a script in a block scalar keeps its places', () => {
    const launch = container('command: [sh, -c]', 'args:', '  - |', '    exec gunicorn \\', '      --timeout 30');
    expect(wordsOf(launch)[2]).toBe('exec gunicorn \\\n  --timeout 30\n');
    const script = launch?.command.form === 'words' ? launch.command.words[2] : undefined;
    expect(script?.every(({ exact }) => exact)).toBe(true);
  });

  test('a list that a template gives is one word that is not known', () => {
    const { launches, unknowns } = read(
      'kind: Pod\nspec:\n  containers:\n    - command: [gunicorn]\n      args: {{ toYaml .Values.args | nindent 8 }}\n',
    );
    expect(wordsOf(launches[0])).toEqual(['gunicorn', '<{{ toYaml .Values.args | nindent 8 }}|>']);
    expect(unknowns).toMatchObject([{ name: 'args', kind: 'value' }]);
  });
});

describe('variables', () => {
  test('references are put in, escaped ones stay, others are unknown', () => {
    const launch = container(
      'command: [x, "--a=$(A)", "$(NOPE)", "$$(A)", "$A", "${A}"]',
      'env: [{name: A, value: "1"}, {name: B, value: "$(A)$(C)"}, {name: C, value: "3"}]',
    );
    expect(wordsOf(launch)).toEqual(['x', '--a=1', '<$(NOPE)|>', '$(A)', '$A', '${A}']);
    expect(environmentOf(launch)).toEqual({ A: '1', B: '1<$(C)|>', C: '3' });
    expect(launch?.environmentOpen).toBe(true);
  });

  test('ConfigMaps of the same file are read, secrets are not known', () => {
    const { launches, unknowns } = read(
      'kind: ConfigMap\nmetadata: {name: cm}\ndata: {T: "60", U: "1"}\n---\nkind: Pod\nspec:\n  containers:\n    - command: [x]\n' +
        '      env:\n        - {name: U, value: "2"}\n        - name: V\n          valueFrom: {configMapKeyRef: {name: cm, key: T}}\n' +
        '        - name: W\n          valueFrom: {secretKeyRef: {name: s, key: pw}}\n' +
        '      envFrom: [{configMapRef: {name: cm}, prefix: P_}, {secretRef: {name: s}}, {configMapRef: {name: other}}]\n',
    );
    expect(environmentOf(launches[0])).toEqual({ P_T: '60', P_U: '1', U: '2', V: '60', W: '<pw|>' });
    expect(writtenAt(launches[0]?.environment.get('V'))).toBe('60');
    expect(unknowns.map(({ name, text }) => [name, text])).toEqual([
      ['envFrom', 's'],
      ['envFrom', 'other'],
    ]);
  });
});

describe('how it stops', () => {
  const stop = (hook: string, pod = '') =>
    read(`kind: Pod\nspec:\n  containers:\n    - command: [x]\n      lifecycle: {preStop: ${hook}}\n${pod}`).launches[0]
      ?.stop;

  test('30 seconds, or what is written', () => {
    expect(container('command: [x]')?.stop).toMatchObject({ platformGrace: { ms: 30_000 } });
    expect(stop('{}', '  terminationGracePeriodSeconds: 45\n')).toMatchObject({ grace: { ms: 45_000, written: '45' } });
    expect(stop('{}', '  terminationGracePeriodSeconds: {{ .x }}\n')).toEqual({ hooked: true });
  });

  test.each([
    ['{sleep: {seconds: 5}}', 5000, '5'],
    ['{exec: {command: [sleep, "15"]}}', 15_000, '15'],
    ['{exec: {command: [/bin/sh, -c, "sleep 15; kill 1"]}}', 15_000, '15'],
    ['{exec: {command: [sh, -c, "echo bye && /bin/sleep 2m"]}}', 120_000, '2m'],
  ])('%s', (hook, ms, written) => {
    const preStop = stop(hook)?.preStop;
    expect(preStop).toMatchObject({ ms, written });
    expect(preStop?.span.file.text.slice(preStop.span.start, preStop.span.end)).toBe(written);
  });

  test.each(['{httpGet: {path: /}}', '{exec: {command: [sh, -c, "usleep 15"]}}'])('%s does not sleep', (hook) => {
    expect(stop(hook)?.preStop).toBeUndefined();
  });
});

test('a chart is read around its templates', () => {
  const { launches } = read(
    'kind: Deployment\nmetadata:\n  labels: {{- include "x" . | nindent 4 }}\n    more: yes\nspec:\n  replicas: {{ .Values.replicas }}\n' +
      '  template:\n    spec:\n      {{- with .Values.sc }}\n      securityContext: {{ toYaml . | nindent 8 }}\n      {{- end }}\n      containers:\n' +
      '        - name: {{ .Chart.Name }}\n          image: "{{ .Values.repo }}:{{ .Values.tag }}"\n          command: ["gunicorn", "-t", "{{ .Values.t }}"]\n',
  );
  expect(wordsOf(launches[0])).toEqual(['gunicorn', '-t', '<{{ .Values.t }}|>']);
  expect(launches[0]).toMatchObject({ name: '{{ .Chart.Name }}', image: '{{ .Values.repo }}:{{ .Values.tag }}' });
  expect(launches[0]?.replicas).toBeUndefined();
});

test('variables that double with every line end', () => {
  const env = Array.from({ length: 5000 }, (_, index) => `{name: A${index + 1}, value: "$(A${index})$(A${index})"}`);
  expect(container('command: [x]', `env: [{name: A0, value: x}, ${env.join(', ')}]`)?.environment.size).toBe(5001);
});

test('what is a manifest', () => {
  expect(looksLikeKubernetes(fileOf('apiVersion: v1\nkind: Pod\n', 'a.yaml'))).toBe(true);
  expect(looksLikeKubernetes(fileOf('{"apiVersion":"v1","kind":"Pod"}', 'a.json'))).toBe(true);
  expect(looksLikeKubernetes(fileOf('services:\n  a: {}\n', 'a.yaml'))).toBe(false);
});
