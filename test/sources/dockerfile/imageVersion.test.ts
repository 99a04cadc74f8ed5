import { expect, test } from '@jest/globals';
import { imageVersion } from '../../../src/sources/dockerfile/index.js';

test.each<[image: string, name: string, version: string | undefined]>([
  ['nginx:1.27.3-alpine', 'nginx', '1.27.3'],
  ['nginx:1.27', 'nginx', '1.27'],
  ['nginx:1', 'nginx', '1'],
  ['nginx', 'nginx', undefined],
  ['nginx:stable', 'nginx', undefined],
  ['nginx:latest', 'nginx', undefined],
  ['nginx:mainline-alpine3.20-slim', 'nginx', undefined],
  ['nginx:alpine3.20', 'nginx', undefined],
  ['nginx@sha256:0123456789abcdef', 'nginx', undefined],
  ['nginx:1.29.5-alpine3.23@sha256:0123', 'nginx', '1.29.5'],
  ['docker.io/library/nginx:1.25', 'nginx', '1.25'],
  ['docker.io/nginx:1.25', 'nginx', '1.25'],
  ['mirror.example.com:5000/hub/library/nginx:1.25', 'nginx', '1.25'],
  ['nginxinc/nginx-unprivileged:1.27', 'nginx', '1.27'],
  ['public.ecr.aws/nginx/nginx:1.27', 'nginx', '1.27'],
  ['public.ecr.aws/docker/library/nginx:1.27', 'nginx', '1.27'],
  ['ghcr.io/nginx/nginx-unprivileged:1.27.2', 'nginx', '1.27.2'],
  ['bitnami/nginx:1.27.0', 'nginx', '1.27.0'],
  ['bitnami/nginx:1.27.0-debian-12-r3', 'nginx', '1.27.0'],
  ['localhost:5000/nginx', 'localhost:5000/nginx', undefined],
  // The tag is that of somebody's own image, not of the program.
  ['ghcr.io/acme/nginx:2.3.1', 'ghcr.io/acme/nginx', '2.3.1'],
  ['nginx/nginx-ingress:3.7.0', 'nginx/nginx-ingress', '3.7.0'],
  ['jwilder/nginx-proxy:1.6', 'jwilder/nginx-proxy', '1.6'],
  ['python:3.12-slim', 'python', '3.12'],
  ['nginx:${NGINX_VERSION}-alpine', 'nginx', undefined],
  ['nginx:1.${MINOR}', 'nginx', undefined],
  ['nginx:20240101', 'nginx', '20240101'],
  ['', '', undefined],
])('%s', (image, name, version) => {
  expect(imageVersion(image)).toEqual(version === undefined ? { name } : { name, version });
});
