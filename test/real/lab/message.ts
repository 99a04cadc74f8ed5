/** An HTTP/1 response as far as it has arrived. */
export interface Response {
  readonly status: number;
  /** Names in lower case; the last of several wins. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/** A whole response at the start of what was received, with the bytes that follow it. */
export interface Taken {
  readonly response: Response;
  readonly rest: Buffer;
}

/**
 * The first whole response of what was received; undefined while some of it is missing. `ended` says that nothing more
 * comes, which is how a response without a length ends. A `100 Continue` is skipped.
 */
export function takeResponse(received: Buffer, ended: boolean, method = 'GET'): Taken | undefined {
  const head = readHead(received);
  if (head === undefined) return undefined;
  const { status, headers, body: from } = head;
  if (status === 100) return takeResponse(received.subarray(from), ended, method);
  const rest = received.subarray(from);
  const whole = (body: Buffer, used: number): Taken => ({
    response: { status, headers, body },
    rest: rest.subarray(used),
  });
  if (status === 101 || status === 204 || status === 304 || method === 'HEAD') return whole(Buffer.alloc(0), 0);
  if (/chunked/i.test(headers.get('transfer-encoding') ?? '')) {
    const chunks = takeChunks(rest);
    return chunks === undefined ? undefined : whole(chunks.body, chunks.used);
  }
  const length = headers.get('content-length');
  if (length === undefined) return ended ? whole(rest, rest.length) : undefined;
  return rest.length < Number(length) ? undefined : whole(rest.subarray(0, Number(length)), Number(length));
}

/** Status and headers of a response that has begun, and where its body starts; undefined before the empty line. */
export function readHead(received: Buffer): (Omit<Response, 'body'> & { readonly body: number }) | undefined {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [first = '', ...lines] = received.subarray(0, end).toString('latin1').split('\r\n');
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  return { status: Number(first.split(' ')[1]), headers, body: end + 4 };
}

function takeChunks(bytes: Buffer): { readonly body: Buffer; readonly used: number } | undefined {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd < 0) return undefined;
    const size = Number.parseInt(bytes.subarray(at, lineEnd).toString('latin1'), 16);
    const next = lineEnd + 2 + size + 2;
    if (bytes.length < next) return undefined;
    if (size === 0) return { body: Buffer.concat(parts), used: next };
    parts.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = next;
  }
}
