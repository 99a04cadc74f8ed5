import { describe, expect, test } from '@jest/globals';
import { readKubernetes } from '../../../src/sources/kubernetes/index.js';

function probe(liveness: string, ports = '[]') {
  const text = `kind: Pod
spec:
  containers:
    - name: web
      command: [gunicorn, 'app:app']
      ports: ${ports}
      ${liveness}
`;
  return readKubernetes({ name: 'pod.yaml', text }).launches[0]?.probe;
}

describe('a liveness probe', () => {
  test.each([
    ['with the defaults of Kubernetes', 'livenessProbe: {httpGet: {port: 8000}}', [21, 31]],
    [
      'with numbers of its own',
      'livenessProbe: {httpGet: {port: 8000}, periodSeconds: 20, timeoutSeconds: 5, failureThreshold: 2}',
      [25, 45],
    ],
    ['that gives up at once', 'livenessProbe: {httpGet: {port: 8000}, failureThreshold: 1}', [1, 11]],
  ])('%s', (_, liveness, seconds) => {
    const found = probe(liveness);
    expect([found?.port, found?.soonest, found?.latest]).toEqual([8000, ...seconds.map((each) => each * 1000)]);
  });

  test('asks a port by its name', () => {
    const ports = '[{name: metrics, containerPort: 9100}, {name: http, containerPort: 8080}]';
    expect(probe('livenessProbe: {httpGet: {port: http}}', ports)?.port).toBe(8080);
    expect(probe('livenessProbe: {httpGet: {port: other}}', ports)).toBeUndefined();
  });

  test.each([
    ['of another kind', 'livenessProbe: {tcpSocket: {port: 8000}}'],
    ['for readiness', 'readinessProbe: {httpGet: {port: 8000}}'],
    [
      'with a number that is not known',
      'livenessProbe: {httpGet: {port: 8000}, periodSeconds: "{{ .Values.period }}"}',
    ],
    ['with a number that is none', 'livenessProbe: {httpGet: {port: 8000}, failureThreshold: often}'],
    ['without a port', 'livenessProbe: {httpGet: {path: /}}'],
    ['that is empty', 'livenessProbe:'],
  ])('%s says nothing', (_, liveness) => {
    expect(probe(liveness)).toBeUndefined();
  });
});
