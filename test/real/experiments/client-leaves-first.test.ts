import { expect } from '@jest/globals';
import { hangs, late } from '../lab/answers.js';
import { ask, pause } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import { startNginx } from '../lab/servers/nginx.js';
import { startApp } from '../lab/servers/python.js';

const QUESTION = 'Who reports a slow request when the load balancer in front gives up before, or after, nginx does?';

experiment('client-leaves-first', { question: QUESTION, programs: ['nginx', 'gunicorn'] }, (shows) => {
  shows('the load balancer gives up after 1 s, proxy_read_timeout is 300s', async (lab) => {
    const origin = await lab.origin(hangs);
    const nginx = await startNginx(lab, { http: proxying(origin.port, '300s') });
    const balancer = await lab.loadBalancer({ target: nginx.port, idle: 1000 });
    const { status, seconds } = await ask(balancer.port);
    expect(status).toBe(504);
    expect(seconds).toBeGreaterThan(0.9);
    expect(seconds).toBeLessThan(6);
    expect(await nginx.accesses(1)).toEqual(['GET / 499, upstream -']);
    for (let tries = 50; origin.left.size === 0 && tries > 0; tries--) await pause(50);
    const waited = ((origin.left.get(0) ?? 0) - (origin.arrived[0]?.at ?? 0)) / 1000;
    expect(waited).toBeGreaterThan(0.8);
    expect(waited).toBeLessThan(6);
    expect(nginx.complaints()).toEqual([expect.stringMatching(/^\[info\] .*client prematurely closed connection/)]);
    return `504 after 1 s from the load balancer; access log: 499, upstream status -; error log: ${nginx.complaints()[0]}; the application's connection was closed after 1 s, too`;
  });

  shows('the same in front of gunicorn, whose worker is busy for 3 s', async (lab) => {
    const app = await startApp(lab, 'gunicorn', ['-k', 'gthread', '--threads', '2']);
    const nginx = await startNginx(lab, { http: proxying(app.port, '300s') });
    const balancer = await lab.loadBalancer({ target: nginx.port, idle: 1000 });
    const { status, seconds } = await ask(balancer.port, { path: '/sleep/3' });
    expect(status).toBe(504);
    expect(seconds).toBeLessThan(2.9);
    expect(await nginx.accesses(1)).toEqual(['GET /sleep/3 499, upstream -']);
    expect(app.work()).toEqual(['start /sleep/3']);
    for (let tries = 200; app.work().length < 2 && tries > 0; tries--) await pause(50);
    expect(app.work()).toEqual(['start /sleep/3', 'end /sleep/3']);
    return '504 after 1 s, nginx logged 499; the worker went on for the other 2 s and finished the request for nobody';
  });

  shows('the load balancer gives up after 4 s, proxy_read_timeout is 1s', async (lab) => {
    const origin = await lab.origin(hangs);
    const nginx = await startNginx(lab, { http: proxying(origin.port, '1s') });
    const balancer = await lab.loadBalancer({ target: nginx.port, idle: 4000 });
    const { status, seconds, headers } = await ask(balancer.port);
    expect(status).toBe(504);
    expect(seconds).toBeLessThan(3.9);
    expect(headers.get('server')).toMatch(/^nginx/);
    expect(await nginx.accesses(1)).toEqual(['GET / 504, upstream 504']);
    expect(nginx.complaints()).toEqual([
      '[error] upstream timed out (110: Connection timed out) while reading response header from upstream',
    ]);
    return `504 after 1 s from nginx; access log: 504; error log: ${nginx.complaints()[0]}`;
  });

  shows('both give up after 1 s', async (lab) => {
    const origin = await lab.origin(hangs);
    const nginx = await startNginx(lab, { http: proxying(origin.port, '1s') });
    const balancer = await lab.loadBalancer({ target: nginx.port, idle: 1000 });
    const statuses = [];
    for (let times = 4; times > 0; times--) statuses.push((await ask(balancer.port)).status);
    expect(statuses).toEqual([504, 504, 504, 504]);
    const logged = new Set((await nginx.accesses(4)).map((line) => line.slice(6, 9)));
    for (const status of logged) expect(['499', '504']).toContain(status);
    return '504 each time; whether nginx logs it as 504 or as 499 is chance';
  });

  shows('the load balancer waits 4 s, proxy_read_timeout is 3s, and the answer takes 1 s', async (lab) => {
    const origin = await lab.origin(late(1000));
    const nginx = await startNginx(lab, { http: proxying(origin.port, '3s') });
    const balancer = await lab.loadBalancer({ target: nginx.port, idle: 4000 });
    expect((await ask(balancer.port)).status).toBe(200);
    return '200';
  });
});

function proxying(port: number, readTimeout: string): string {
  return `
    upstream app { server 127.0.0.1:${port}; }
    server { listen PORT; location / { proxy_pass http://app; proxy_read_timeout ${readTimeout}; } }`;
}
