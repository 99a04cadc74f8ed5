import { describe, expect, test } from '@jest/globals';
import { readInfrastructure } from '../../src/topology/infrastructure.js';

const SERVICE = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web }
spec:
  ingressClassName: nginx
  defaultBackend: { service: { name: web, port: { number: 80 } } }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: 8000 }] }
`;
const POD = `---
apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web } }
spec: { containers: [{ name: web, image: x, command: [gunicorn], ports: [{ containerPort: 8000 }] }] }
`;

/** What stands before a server that begins at a word of a file and listens on port 8000. */
function before(text: string, word: string, ports = [8000], name = 'k.yaml'): string[][] {
  const file = { name, text };
  const start = text.indexOf(word);
  const place = start < 0 ? { file: { name: 'other', text: '' }, start: 0, end: 0 } : { file, start, end: start + 1 };
  const ways = readInfrastructure([file]).waysTo({ span: place, ports, alone: true });
  return ways.map(({ hops }) => hops.map(({ product }) => product));
}

describe('a front stands before what it names', () => {
  test('by the pod that a Service selects', () => {
    expect(before(SERVICE + POD, '[gunicorn]')).toEqual([['ingress-nginx']]);
  });

  test('not by the port of a cluster: some other server may have it', () => {
    expect(before(SERVICE, 'nowhere')).toEqual([]);
    expect(before(SERVICE + POD, 'nowhere')).toEqual([]);
  });

  test('by a port of the same machine, where it is the only server', () => {
    const tunnel = 'tunnel: x\ningress:\n  - service: http://localhost:8000\n';
    expect(before(tunnel, 'nowhere', [8000], 'cloudflared.yml')).toEqual([['cloudflare-tunnel']]);
    expect(before(tunnel, 'nowhere', [9000], 'cloudflared.yml')).toEqual([]);
  });
});
