/**
 * The application behind every Python server, as WSGI (`wsgi:app`) and as ASGI (`asgi:app`). Paths: `/` answers with the
 * worker's process id; `/sleep/SECONDS` waits before it answers; `/block/SECONDS` holds the whole process meanwhile, also
 * where waiting would let others go on; `/stuck` never comes back from C code, whatever signal has a handler;
 * `/drip/COUNT/SECONDS` sends that many pieces with a pause before each but the first; any other path answers 404. A body
 * is read whole before the answer. Each request writes "start PATH" and "end PATH" to `work.log`, and "read N" once its
 * body is there, so that a test sees work that goes on for nobody. With IMPORT_SECONDS the import of the first takes that
 * long, and writes "imported". ASGI speaks WebSocket on every path: it accepts, and sends back what it gets.
 */
export const WSGI = `
import ctypes, os, time

def log(line):
    with open('work.log', 'a') as out:
        out.write('%.3f %s\\n' % (time.time(), line))

if 'IMPORT_SECONDS' in os.environ:
    time.sleep(float(os.environ['IMPORT_SECONDS']))
    log('imported')

def app(environ, start_response):
    path = environ['PATH_INFO']
    parts = path.strip('/').split('/')
    log('start ' + path)
    length = int(environ.get('CONTENT_LENGTH') or 0)
    if length:
        log('read %d' % len(environ['wsgi.input'].read(length)))
    if parts[0] == 'drip':
        def drip():
            for index in range(int(parts[1])):
                if index:
                    time.sleep(float(parts[2]))
                yield b'piece\\n'
            log('end ' + path)
        start_response('200 OK', [('Content-Type', 'text/plain')])
        return drip()
    if parts[0] == 'sleep':
        time.sleep(float(parts[1]))
    elif parts[0] == 'block':
        until = time.monotonic() + float(parts[1])
        while time.monotonic() < until:
            ctypes.CDLL(None).usleep(20000)
    elif parts[0] == 'stuck':
        lock = ctypes.create_string_buffer(64)
        for attempt in range(2):
            ctypes.PyDLL(None).pthread_mutex_lock(lock)
    elif parts[0]:
        start_response('404 Not Found', [('Content-Length', '0')])
        return []
    body = str(os.getpid()).encode()
    log('end ' + path)
    start_response('200 OK', [('Content-Type', 'text/plain'), ('Content-Length', str(len(body)))])
    return [body]
`;

/** The same for ASGI, without `/stuck`; `/block/SECONDS` holds the event loop instead of waiting in it. */
export const ASGI = `
import asyncio, os, time

def log(line):
    with open('work.log', 'a') as out:
        out.write('%.3f %s\\n' % (time.time(), line))

async def app(scope, receive, send):
    if scope['type'] == 'lifespan':
        while True:
            message = await receive()
            await send({'type': message['type'] + '.complete'})
            if message['type'] == 'lifespan.shutdown':
                return
    path = scope['path']
    parts = path.strip('/').split('/')
    if scope['type'] == 'websocket':
        await receive()
        await send({'type': 'websocket.accept'})
        while True:
            message = await receive()
            if message['type'] == 'websocket.disconnect':
                return log('left ' + path)
            await send({'type': 'websocket.send', 'text': message.get('text') or ''})
    log('start ' + path)
    more, length = True, 0
    while more:
        message = await receive()
        if message['type'] == 'http.disconnect':
            return log('left ' + path)
        length += len(message.get('body', b''))
        more = message.get('more_body', False)
    if length:
        log('read %d' % length)
    async def head(status, *headers):
        await send({'type': 'http.response.start', 'status': status, 'headers': list(headers)})
    if parts[0] == 'drip':
        await head(200, (b'content-type', b'text/plain'))
        for index in range(int(parts[1])):
            if index:
                await asyncio.sleep(float(parts[2]))
            await send({'type': 'http.response.body', 'body': b'piece\\n', 'more_body': True})
        await send({'type': 'http.response.body', 'body': b''})
        return log('end ' + path)
    if parts[0] == 'sleep':
        await asyncio.sleep(float(parts[1]))
    elif parts[0] == 'block':
        time.sleep(float(parts[1]))
    elif parts[0]:
        await head(404, (b'content-length', b'0'))
        return await send({'type': 'http.response.body', 'body': b''})
    body = str(os.getpid()).encode()
    log('end ' + path)
    await head(200, (b'content-type', b'text/plain'), (b'content-length', str(len(body)).encode()))
    await send({'type': 'http.response.body', 'body': body})
`;

/** A script that serves the application by `uvicorn.run` with further keywords, to be started as `python`. */
export function uvicornRun(keywords: string): string {
  return `import os, uvicorn\nuvicorn.run("asgi:app", port=int(os.environ["LISTEN_PORT"]), ${keywords})\n`;
}
