import { type Arrived, OK } from './origin.js';

/** Ways for an origin to answer. */
type Serve = (request: Arrived) => Promise<void>;

/** A pause that keeps no process alive: nobody may be there any more for whom something is late. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}

/** As HTTP wants it: the connection is closed after the answer to HTTP/1.0 and to "Connection: close", and kept otherwise. */
export const asTold: Serve = async ({ head, socket }) => {
  const connection = /^connection: *(.*)$/im.exec(head)?.[1] ?? '';
  const keeps = / HTTP\/1\.1\r?$/m.test(head) ? !/close/i.test(connection) : /keep-alive/i.test(connection);
  if (keeps) socket.write(OK);
  else socket.end(OK.replace('\r\n', '\r\nconnection: close\r\n'));
};

/** Answers at once and keeps the connection, whatever it was told. */
export const atOnce: Serve = async ({ socket }) => void socket.write(OK);

/** Never answers. */
export const hangs: Serve = async () => undefined;

/** Answers after so many milliseconds. */
export function late(milliseconds: number): Serve {
  return async ({ socket }) => {
    await pause(milliseconds);
    if (socket.writable) socket.write(OK);
  };
}

/** Answers with a status and an empty body. */
export function status(code: number): Serve {
  return async ({ socket }) => void socket.write(`HTTP/1.1 ${code} Lab\r\ncontent-length: 0\r\n\r\n`);
}

/** Sends headers and a first piece at once, then further pieces, each so many milliseconds after the one before. */
export function drip(pieces: number, milliseconds: number): Serve {
  return async ({ socket }) => {
    socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${pieces * 6}\r\n\r\n`);
    for (let sent = 0; sent < pieces && socket.writable; sent++) {
      if (sent > 0) await pause(milliseconds);
      if (socket.writable) socket.write('piece\n');
    }
  };
}
