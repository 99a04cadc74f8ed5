import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Writes a repository of about so many files as a company has it: services with sources, tests, translations, YAML and
 * JSON of tools; one in some with a Dockerfile, a compose file, manifests, Terraform or nginx's files; ignored build output
 * and dependencies beside. One chain of nginx and gunicorn is set up for all. The same number gives the same files every
 * time. Gives back how many were written.
 */
export function makeRepository(folder, files) {
  let written = 0;
  const made = new Set();
  const write = (path, text) => {
    const directory = dirname(join(folder, path));
    if (!made.has(directory)) mkdirSync(directory, { recursive: true });
    made.add(directory);
    writeFileSync(join(folder, path), text);
    written++;
  };
  mkdirSync(join(folder, '.git/info'), { recursive: true });
  write(
    '.gitignore',
    'dist/\nbuild/\n*.log\n*.pyc\n.env\n.env.*\n!.env.example\ncoverage/\n/tmp/\n**/generated/*.json\n',
  );
  write('nginx/nginx.conf', NGINX);
  write('compose.yml', COMPOSE);
  for (let service = 0; written < files; service++) writeService(write, service, Math.min(200, files - written));
  return written;
}

/** A service of at most so many files in directories of about ten. */
function writeService(write, service, most) {
  const root = `services/team-${service % 20}/service-${service}`;
  let left = most;
  const put = (path, text) => {
    if (left-- > 0) write(`${root}/${path}`, text);
  };
  put('.gitignore', '*.sqlite3\n/static/\nlocal_settings.*\n');
  put('package.json', `{ "name": "service-${service}", "scripts": { "start": "vite" } }\n`);
  put('tsconfig.json', '{ "compilerOptions": { "strict": true } }\n');
  put('README.md', `# Service ${service}\n`);
  if (service % 2 === 0) put('Dockerfile', dockerfile(service));
  if (service % 10 === 1) put('compose.yml', `services:\n  db-${service}:\n    image: postgres:16\n`);
  if (service % 4 === 0) put('k8s/deployment.yaml', deployment(service));
  if (service % 10 === 3) put('infra/main.tf', `variable "name" {\n  default = "service-${service}"\n}\n`);
  if (service % 20 === 5) put('nginx/service.conf', `server {\n  listen 80${10 + (service % 90)};\n}\n`);
  for (let index = 0; left > 0; index++) {
    const area = `area-${index % 7}`;
    put(`src/${area}/module_${index}.py`, source(index));
    put(`src/${area}/view-${index}.ts`, source(index));
    put(`web/${area}/part-${index}.tsx`, source(index));
    put(`web/${area}/part-${index}.css`, `.part-${index} { color: red; }\n`);
    put(`web/locales/${index}.json`, json(index));
    put(`config/${area}/settings-${index}.yaml`, yaml(index));
    put(`tests/${area}/test_${index}.py`, source(index));
    put(`schemas/message-${index}.json`, json(index * 4));
    put(`scripts/step-${index}.sh`, `#!/bin/sh\nset -e\necho ${index}\ntar czf out-${index}.tgz src\n`);
    put(`docs/page-${index}.md`, `# Page ${index}\n`);
    put(`.github/workflows/job-${index}.yml`, yaml(index));
    put(`build/out-${index}.json`, json(index));
  }
}

function source(index) {
  return `${Array.from({ length: 20 }, (_, line) => `value_${line} = ${index * line}`).join('\n')}\n`;
}

function json(size) {
  return JSON.stringify(
    Object.fromEntries(Array.from({ length: 20 + size }, (_, key) => [`key.${key}`, `A text of number ${key}`])),
    null,
    2,
  );
}

function yaml(index) {
  const entries = Array.from(
    { length: 20 },
    (_, key) => `  - name: entry-${key}\n    limit: ${index * key}\n    enabled: true\n`,
  );
  return `version: ${index}\nentries:\n${entries.join('')}`;
}

function dockerfile(service) {
  return `FROM node:22-slim\nWORKDIR /app\nCOPY package.json ./\nRUN npm ci\nCOPY . .\nEXPOSE ${3000 + (service % 1000)}\nCMD ["node", "server.js"]\n`;
}

function deployment(service) {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: service-${service}
spec:
  template:
    metadata:
      labels: { app: service-${service} }
    spec:
      containers:
        - name: web
          image: registry.example.com/service-${service}:1
`;
}

const NGINX = `events {}
http {
  upstream app {
    server web:8000;
    keepalive 16;
  }
  server {
    listen 80;
    keepalive_timeout 75s;
    location / {
      proxy_pass http://app;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
    }
  }
}
`;

const COMPOSE = `services:
  web:
    build: .
    command: gunicorn app:app --bind 0.0.0.0:8000 --worker-class gthread --threads 8 --keep-alive 75
  proxy:
    image: nginx:1.28
    volumes:
      - ./nginx/nginx.conf:/etc/nginx/nginx.conf:ro
`;
