import { Connection, type Outcome, pause } from './connection.js';

/** A WebSocket as a browser opens it, or the answer that it got instead of one. */
export interface WebSocketClient {
  /** The answer to the handshake: 101 when it is open. */
  readonly answer: Outcome;
  readonly connection: Connection;
  /** Sends a text message, or a ping. */
  send(text: string, opcode?: number): void;
  /** Answers pings for so many milliseconds, as every browser does; ends early when the other side ends it. */
  attend(milliseconds: number): Promise<void>;
  /** The frames that have arrived whole. */
  frames(): Frame[];
}

export interface Frame {
  readonly opcode: number;
  readonly payload: Buffer;
}

export const TEXT = 1;
export const CLOSE = 8;
export const PING = 9;
const PONG = 10;

/** Opens a connection to a port on loopback and asks for a WebSocket on it; the caller closes the connection. */
export async function openWebSocket(port: number, path = '/'): Promise<WebSocketClient> {
  const connection = new Connection(port);
  const headers = {
    upgrade: 'websocket',
    connection: 'Upgrade',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
  };
  const answer = await connection.ask({ path, headers });
  const frames = (): Frame[] => wholeFrames(connection.pending);
  let seen = 0;
  return {
    answer,
    connection,
    frames,
    send: (text, opcode = TEXT) => connection.send(masked(opcode, Buffer.from(text))),
    attend: async (milliseconds) => {
      for (const until = performance.now() + milliseconds; performance.now() < until && !connection.ended;) {
        const fresh = frames().slice(seen);
        seen += fresh.length;
        for (const { opcode, payload } of fresh) if (opcode === PING) connection.send(masked(PONG, payload));
        await pause(20);
      }
    },
  };
}

/** The code that a browser tells: that of the close frame, or 1006 when the connection ended without one. */
export function closeCode(frames: readonly Frame[]): number {
  const close = frames.find(({ opcode }) => opcode === CLOSE);
  if (close === undefined) return 1006;
  return close.payload.length < 2 ? 1005 : close.payload.readUInt16BE();
}

/** A frame of at most 125 bytes; the mask is 0, which leaves the bytes as they are. */
function masked(opcode: number, payload: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0x80 | opcode, 0x80 | payload.length, 0, 0, 0, 0]), payload]);
}

/** Frames of a server, of at most 125 bytes each. */
function wholeFrames(bytes: Buffer): Frame[] {
  const frames: Frame[] = [];
  for (let at = 0; at + 2 <= bytes.length;) {
    const length = bytes.readUInt8(at + 1) & 0x7f;
    if (at + 2 + length > bytes.length) break;
    frames.push({ opcode: bytes.readUInt8(at) & 0x0f, payload: bytes.subarray(at + 2, at + 2 + length) });
    at += 2 + length;
  }
  return frames;
}
