import { type Listening, listen } from './wire.js';

/** A server that speaks what nginx speaks to an application, other than HTTP, and how many connections it has seen. */
export interface Gateway extends Listening {
  opened(): number;
  served(): number;
}

/** The protocols of `fastcgi_pass`, `uwsgi_pass` and `scgi_pass`. */
export type Protocol = keyof typeof PROTOCOLS;

const CGI = 'Status: 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok';

/** A whole request at the start of what was received: how many bytes it has, the answer, and whether to close then. */
interface Exchange {
  readonly used: number;
  readonly answer: Buffer;
  readonly closes: boolean;
}

/**
 * Answers each request at once with 200, and leaves the connection open unless the protocol asks it to close: what
 * is not used again is not because of nginx. Requests have no body.
 */
export async function openGateway(protocol: Protocol, delay = 0): Promise<Gateway> {
  let opened = 0;
  let served = 0;
  const listening = await listen((socket) => {
    let received: Buffer = Buffer.alloc(0);
    let counted = false;
    socket.once('end', () => socket.end());
    socket.on('data', (data: Buffer) => {
      if (!counted) opened += 1;
      counted = true;
      received = Buffer.concat([received, data]);
      for (let next = PROTOCOLS[protocol](received); next !== undefined; next = PROTOCOLS[protocol](received)) {
        const { used, answer, closes } = next;
        received = received.subarray(used);
        served += 1;
        setTimeout(() => {
          if (!socket.writable) return;
          socket.write(answer);
          if (closes) socket.end();
        }, delay).unref();
      }
    });
  });
  return { ...listening, opened: () => opened, served: () => served };
}

const PROTOCOLS = { fastcgi, uwsgi, scgi } as const;

/** FastCGI 1.0: records of an 8-byte head; the flag FCGI_KEEP_CONN stands in the one that begins a request. */
function fastcgi(bytes: Buffer): Exchange | undefined {
  const [BEGIN_REQUEST, END_REQUEST, STDIN, STDOUT, KEEP_CONN] = [1, 3, 5, 6, 1];
  let closes = true;
  for (let at = 0; at + 8 <= bytes.length;) {
    const [type, content] = [bytes.readUInt8(at + 1), bytes.readUInt16BE(at + 4)];
    const next = at + 8 + content + bytes.readUInt8(at + 6);
    if (next > bytes.length) return undefined;
    if (type === BEGIN_REQUEST) closes = (bytes.readUInt8(at + 10) & KEEP_CONN) === 0;
    if (type === STDIN && content === 0) {
      const id = bytes.readUInt16BE(at + 2);
      const record = (kind: number, text: Buffer): Buffer =>
        Buffer.concat([Buffer.from([1, kind, id >> 8, id & 255, 0, text.length, 0, 0]), text]);
      const answer = Buffer.concat([
        record(STDOUT, Buffer.from(CGI)),
        record(STDOUT, Buffer.alloc(0)),
        record(END_REQUEST, Buffer.alloc(8)),
      ]);
      return { used: next, answer, closes };
    }
    at = next;
  }
  return undefined;
}

/** uwsgi: a 4-byte head with the size of the variables. */
function uwsgi(bytes: Buffer): Exchange | undefined {
  if (bytes.length < 4 || bytes.length < 4 + bytes.readUInt16LE(1)) return undefined;
  const answer = Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
  return { used: 4 + bytes.readUInt16LE(1), answer, closes: false };
}

/** SCGI: the headers as one netstring. */
function scgi(bytes: Buffer): Exchange | undefined {
  const colon = bytes.indexOf(':');
  const used = colon + 2 + Number(bytes.subarray(0, Math.max(colon, 0)).toString());
  if (colon < 0 || bytes.length < used) return undefined;
  return { used, answer: Buffer.from(CGI), closes: false };
}
