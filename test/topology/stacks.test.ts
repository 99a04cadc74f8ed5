/** Which files of a repository run together, and which load balancer stands before them. */
import { describe, expect, test } from '@jest/globals';
import { chainsIn, nginxConf, serverText } from './repositoryChains.js';

const IMAGE = 'FROM python:3.12\nCMD ["gunicorn", "shop.wsgi", "-b", "0.0.0.0:8000"]\n';
const ALB = 'resource "aws_lb" "app" {\n  load_balancer_type = "application"\n}\n';

/** A load balancer that passes bytes on, from a port. */
function passing(port: string): string {
  return `resource "aws_lb" "inner" {
  load_balancer_type = "network"
}
resource "aws_lb_listener" "inner" {
  load_balancer_arn = aws_lb.inner.arn
  port              = ${port}
  protocol          = "TCP"
}
`;
}

describe('a load balancer that passes bytes on', () => {
  test.each([
    ['5432', ['/ gunicorn']],
    ['443', ['/ aws-nlb > gunicorn (medium)']],
    ['var.port', ['/ aws-nlb > gunicorn (medium)']],
  ])('from port %s', async (port, chains) => {
    expect(await chainsIn({ Dockerfile: IMAGE, 'infra/main.tf': passing(port) })).toEqual(chains);
  });

  test('for a database does not hide the one before the application', async () => {
    const found = await chainsIn({ Dockerfile: IMAGE, 'infra/main.tf': ALB + passing('5432') });
    expect(found).toEqual(['/ aws-alb > gunicorn (medium)']);
  });
});

describe('root modules beside one that runs services', () => {
  const service = 'resource "aws_ecs_service" "app" {\n  name = "app"\n}\n';

  test('do not run the application when they are about something else', async () => {
    const found = await chainsIn({
      Dockerfile: IMAGE,
      'infra/app/main.tf': ALB + service,
      'infra/link/main.tf': passing('var.port'),
      'infra/dump/main.tf': 'resource "aws_ecs_task_definition" "dump" {\n  family = "dump"\n}\n',
    });
    expect(found).toEqual(['app: / aws-alb > gunicorn (medium)', 'link: / aws-nlb']);
  });

  test('are environments of it when they run it, too', async () => {
    const found = await chainsIn({
      Dockerfile: IMAGE,
      'infra/prod/main.tf': ALB + service,
      'infra/staging/main.tf': ALB + service,
    });
    expect(found).toEqual(['prod: / aws-alb > gunicorn (medium)', 'staging: / aws-alb > gunicorn (medium)']);
  });
});

describe('a compose project', () => {
  test('runs the programs of supervisord that its image has, beside nginx', async () => {
    const found = await chainsIn({
      'compose.yaml': 'services:\n  app:\n    build: .\n  grafana:\n    image: grafana/grafana\n',
      Dockerfile:
        'FROM python:3.12\nCOPY nginx.conf /etc/nginx/nginx.conf\nCOPY supervisord.conf /etc/supervisord.conf\nCMD ["supervisord"]\n',
      'supervisord.conf': '[program:web]\ncommand=gunicorn --config /app/gunicorn.py shop.wsgi\n',
      'nginx.conf': nginxConf({ '/': 'http://127.0.0.1:8001', '/grafana/': 'http://grafana:3000' }),
    });
    expect(found).toEqual(['/ nginx > gunicorn (medium)', '/grafana/ nginx']);
  });

  test.each([
    ['options', '["-b", ":8081", "shop.wsgi"]', '/ nginx > gunicorn (high)'],
    ['a program of its own', 'python -m http.server', '/ nginx'],
  ])('gives %s to the entry point of the image', async (_, command, chain) => {
    const found = await chainsIn({
      'compose.yaml': `services:
  proxy:
    image: nginx:1.27
    volumes: ['./nginx.conf:/etc/nginx/nginx.conf']
  web:
    build: .
    command: ${command}
`,
      Dockerfile: 'FROM python:3.12\nENTRYPOINT ["gunicorn"]\nCMD ["-b", ":8080", "shop.wsgi"]\n',
      'nginx.conf': nginxConf({ '/': 'http://web:8081' }),
    });
    expect(found).toEqual([chain]);
  });

  test('links services of one profile, not those of two', async () => {
    const service = (profile: string, command: string): string =>
      `    image: shop\n    profiles: [${profile}]\n    command: ${command}\n    networks: { default: { aliases: [app] } }\n`;
    const found = await chainsIn({
      'compose.yaml': `services:
  proxy:
    image: nginx:1.27
    profiles: [prod]
    volumes: ['./nginx.conf:/etc/nginx/nginx.conf']
  web:
${service('prod', 'gunicorn shop.wsgi -b 0.0.0.0:8000')}  web-dev:
${service('dev', 'uvicorn shop:app --host 0.0.0.0 --port 8000')}`,
      'nginx.conf': nginxConf({ '/': 'http://app:8000' }),
    });
    expect(found).toEqual(['/ nginx > gunicorn (high)', '/ uvicorn']);
  });

  test('takes what its nginx includes with it; what is left has a name of its own', async () => {
    const found = await chainsIn({
      'web/compose.yaml':
        'services:\n  front:\n    build: .\n  api:\n    image: api\n    command: gunicorn api -b 0.0.0.0:8000\n',
      'web/nginx/local/default.conf.template':
        'events {}\nhttp {\n  server {\n    include locations/*.conf;\n    location / { proxy_pass http://api:8000; }\n  }\n}\n',
      'web/nginx/local/locations/static.conf': 'location /static { proxy_read_timeout 300; }\n',
      'web/nginx/cloud/nginx.conf': nginxConf({ '/': 'http://127.0.0.1:9000' }),
    });
    expect(found).toEqual(['web/nginx/cloud: / nginx', 'web: / nginx > gunicorn (high)', 'web: /static nginx']);
  });
});

test('two root file systems in one repository each include their own files', async () => {
  const main = 'events {}\nhttp {\n  include /etc/nginx/conf.d/*.conf;\n}\n';
  const found = await chainsIn({
    'front/rootfs/etc/nginx/nginx.conf': main,
    'front/rootfs/etc/nginx/conf.d/default.conf': serverText({ '/': 'http://unix:/run/front.sock' }),
    'front/rootfs/etc/supervisor/conf.d/front.conf':
      '[program:front]\ncommand=gunicorn -b unix:/run/front.sock front\n',
    'back/rootfs/etc/nginx/nginx.conf': main,
    'back/rootfs/etc/nginx/conf.d/default.conf': serverText({ '/': 'http://unix:/run/back.sock' }),
    'back/rootfs/etc/supervisor/conf.d/back.conf': '[program:back]\ncommand=uvicorn --uds /run/back.sock back:app\n',
  });
  expect(found).toEqual(['back/rootfs/etc: / nginx > uvicorn (high)', 'front/rootfs/etc: / nginx > gunicorn (high)']);
});
