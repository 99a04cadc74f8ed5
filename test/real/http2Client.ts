import http2 from 'node:http2';
import type { Lasting } from './client.js';
import { lasted } from './client.js';

/** Sends one HTTP/2 request in clear text and waits for its end; the status, or undefined without an answer. */
export async function http2Request(
  port: number,
  path: string,
  headers: Record<string, string>,
): Promise<number | undefined> {
  const { status, session } = await exchange(port, path, headers);
  session.destroy();
  return status;
}

/** How long nginx keeps an HTTP/2 connection on which one request was answered. */
export async function http2Idle(
  port: number,
  path: string,
  headers: Record<string, string>,
  waitMs: number,
): Promise<Lasting> {
  const { from, session } = await exchange(port, path, headers);
  const answered = performance.now();
  const end = await new Promise<number | undefined>((resolve) => {
    const timer = setTimeout(() => resolve(undefined), waitMs);
    const gone = (): void => {
      clearTimeout(timer);
      resolve(performance.now());
    };
    if (session.destroyed || session.closed) gone();
    session.once('goaway', gone);
    session.once('close', gone);
  });
  session.destroy();
  return lasted({ from, to: answered }, end);
}

interface Exchange {
  readonly status: number | undefined;
  readonly from: number;
  readonly session: http2.ClientHttp2Session;
}

function exchange(port: number, path: string, headers: Record<string, string>): Promise<Exchange> {
  const from = performance.now();
  const session = http2.connect(`http://127.0.0.1:${port}`);
  session.on('error', () => undefined);
  return new Promise((resolve) => {
    let status: number | undefined;
    const { host, method, ...others } = headers;
    const request = session.request({ ':path': path, ':authority': host, ':method': method ?? 'GET', ...others });
    request.on('response', (head) => (status = Number(head[':status'])));
    request.on('error', () => undefined);
    request.on('close', () => resolve({ status, from, session }));
    request.resume();
    request.end();
  });
}
