import { describe, expect, test } from '@jest/globals';
import { sliceOf } from '../../../src/model/span.js';
import { type ImageFiles, imageFiles, imageVersion } from '../../../src/sources/dockerfile/index.js';
import { type Pieces, written } from '../../../src/sources/shared/pieces.js';
import { fileOf, shown } from '../shared/yaml/reading.js';

function filesOf(text: string, target?: string): ImageFiles {
  const files = imageFiles(fileOf(text, 'Dockerfile'), target);
  if (files === undefined) throw new Error('no such stage');
  return files;
}

/** `nginx.conf > /etc/nginx/nginx.conf`; a slash at the end says `into`. */
function copies(text: string, target?: string): string[] {
  return filesOf(text, target).copies.map(({ from, to, into, only, without, inline }) =>
    [
      inline === undefined ? from : `${from}=${JSON.stringify(sliceOf(inline))}`,
      '>',
      into ? `${to}/`.replace('//', '/') : to,
      ...(only === undefined ? [] : [`if ${only}`]),
      ...(without === undefined ? [] : [`without ${without.join(' ')}`]),
    ].join(' '),
  );
}

/** Arguments of a build, as others give them. */
function saidOf(args: Record<string, string>): Map<string, Pieces> {
  return new Map(
    Object.entries(args).map(([name, text]) => [name, written({ file: fileOf(text), start: 0, end: text.length })]),
  );
}

const leftOut = (text: string): string[] =>
  filesOf(text).leftOut.map(({ to, into }) => (into ? `${to}/`.replace('//', '/') : to));

describe('COPY and ADD', () => {
  test.each<[lines: string, expected: string[]]>([
    ['COPY nginx.conf /etc/nginx/nginx.conf', ['nginx.conf > /etc/nginx/nginx.conf']],
    ['copy ./conf/../nginx.conf //etc/./nginx/nginx.conf', ['nginx.conf > /etc/nginx/nginx.conf']],
    ['COPY ../../up.conf /x/y', ['up.conf > /x/y']],
    ['COPY /rooted.conf /x/y', ['rooted.conf > /x/y']],
    ['COPY nginx.conf /x/', ['nginx.conf > /x/']],
    ['COPY nginx.conf /x/.', ['nginx.conf > /x/']],
    ['COPY conf/ /x', ['conf > /x']],
    ['COPY . /x', ['. > /x']],
    ['COPY . .', ['. > /']],
    ['COPY a.conf b.conf /x', ['a.conf > /x/', 'b.conf > /x/']],
    ['COPY conf.d/*.conf /etc/nginx/conf.d/', ['conf.d/*.conf > /etc/nginx/conf.d/']],
    ['COPY app.conf* /x/app.conf', ['app.conf* > /x/app.conf']],
    ['COPY ["a b.conf", "/x y/"]', ['a b.conf > /x y/']],
    ['ADD --link [ "a.conf" , "b.conf", "/x/" ]', ['a.conf > /x/', 'b.conf > /x/']],
    ['COPY --chown=nginx:nginx --chmod=0644 --link a.conf /x', ['a.conf > /x']],
    ['COPY -- a.conf /x', ['a.conf > /x']],
    ['COPY a.conf \\\n  # why\n  b.conf \\\n  /x/', ['a.conf > /x/', 'b.conf > /x/']],
    ['ADD a.conf https://example.com/b.conf git@github.com:a/b.git c.tar.gz /x/', ['a.conf > /x/']],
    ['ADD --unpack=false c.tar.gz /x/', ['c.tar.gz > /x/']],
    ['COPY c.tar.gz /x/', ['c.tar.gz > /x/']],
    ['COPY --exclude=*.md . /x', []],
    [
      'COPY --parents conf/a.conf deep/./b/c.conf conf/*.conf /x/',
      ['conf/a.conf > /x/conf/a.conf', 'deep/b/c.conf > /x/b/c.conf'],
    ],
    ['COPY --parents=false conf/a.conf /x/', ['conf/a.conf > /x/']],
    ['COPY only-one', []],
    ['COPY', []],
    ['COPY ["a", 1]', []],
    ['COPY a C:\\nginx\\', []],
    ['ONBUILD COPY a /x', []],
  ])('%s', (lines, expected) => {
    expect(copies(`FROM nginx\n${lines}\n`)).toEqual(expected);
  });

  test('the span is the source as it is written', () => {
    const { copies: found } = filesOf('FROM nginx\nENV C=conf\nCOPY --chown=1 a "${C}/b" \\\n /x/\nCOPY ["c", "/y"]\n');
    expect(found.map(({ span }) => sliceOf(span))).toEqual(['a', '"${C}/b"', 'c']);
  });

  // fsutil's prepareTargetDir: a file goes into a directory that exists.
  test.each<[lines: string, expected: string[]]>([
    ['COPY a.conf /etc/nginx/conf.d', ['a.conf > /etc/nginx/conf.d/']],
    ['COPY a.conf /etc/nginx/other', ['a.conf > /etc/nginx/other']],
    ['RUN rm -rf /etc/nginx/conf.d\nCOPY conf.d /etc/nginx/conf.d', ['conf.d > /etc/nginx/conf.d']],
    ['RUN mkdir -p /a/b && true\nCOPY a.conf /a/b', ['a.conf > /a/b/']],
    ['RUN mkdir -m 700 /a\nCOPY a.conf /a', ['a.conf > /a']],
    [
      'COPY a.conf /a/b/c\nCOPY d.conf /a/b\nCOPY e.conf /a/b/c',
      ['a.conf > /a/b/c', 'd.conf > /a/b/', 'e.conf > /a/b/c'],
    ],
    ['WORKDIR /srv/app\nCOPY a.conf /srv\nCOPY a.conf ..', ['a.conf > /srv/', 'a.conf > /srv/']],
  ])('a target that is known to be a directory: %s', (lines, expected) => {
    expect(copies(`FROM nginx\n${lines}\n`)).toEqual(expected);
  });
});

describe('WORKDIR and variables', () => {
  test.each<[lines: string, expected: string[]]>([
    ['WORKDIR /srv\nCOPY a b', ['a > /srv/b']],
    ['WORKDIR /srv\nWORKDIR app\nCOPY a ./', ['a > /srv/app/']],
    ['WORKDIR /srv/\nWORKDIR ../app\nCOPY a .', ['a > /app/']],
    ['ARG DIR=/etc/nginx\nCOPY a ${DIR}/b', ['a > /etc/nginx/b']],
    ['ENV DIR=/etc\nENV SUB=$DIR/nginx\nWORKDIR $SUB\nCOPY a b', ['a > /etc/nginx/b']],
    ['ARG DIR=/srv\nWORKDIR $DIR\nCOPY a b', ['a > /srv/b']],
    ['COPY ${NAME:-a}.conf /b', ['a.conf > /b']],
    ['ARG NAME\nCOPY ${NAME}.conf /b', []],
    ['COPY $NAME /b\nCOPY a $WHERE', []],
    ['ARG A=$NOBODY/x\nCOPY a $A/b', []],
    ['WORKDIR $NOBODY\nCOPY a b\nCOPY a /b', ['a > /b']],
    ['WORKDIR $NOBODY\nWORKDIR sub\nCOPY a b', []],
    ['COPY {{ what }} /b\nCOPY a /{{ where }}\nCOPY a b {{ where }}', []],
  ])('%s', (lines, expected) => {
    expect(copies(`FROM nginx\n${lines}\n`)).toEqual(expected);
  });

  test('a base image of somebody else may have a working directory', () => {
    expect(copies('FROM ghcr.io/x/y\nCOPY a b\nCOPY c /d\nWORKDIR /e\nCOPY f g\n')).toEqual(['c > /d', 'f > /e/g']);
    expect(copies('FROM bitnami/nginx:1.27\nCOPY a b\n')).toEqual([]);
  });

  test('another escape character', () => {
    expect(copies('# escape=`\nFROM nginx\nCOPY a `\n  b /x/\n')).toEqual(['a > /x/', 'b > /x/']);
  });
});

describe('heredocs', () => {
  test.each<[lines: string, expected: string[]]>([
    ['COPY <<EOF /x/a.conf\nlisten 80;\nEOF', ['EOF="listen 80;\\n" > /x/a.conf']],
    ['COPY <<-"a.conf" <<b.conf /x/\n\ta;\n\ta.conf\nb;\nb.conf', ['a.conf="\\ta;\\n" > /x/', 'b.conf="b;\\n" > /x/']],
    ["COPY <<'EOF' /x\n$host\nEOF", ['EOF="$host\\n" > /x']],
    ['COPY <<EOF /x\n$host\nEOF', []],
    ['COPY <<EOF /x\nEOF\nCOPY a /b', ['EOF="" > /x', 'a > /b']],
    ['COPY <<EOF /x', []],
    ['COPY a <<EOF /x/\nq\nEOF', ['a > /x/', 'EOF="q\\n" > /x/']],
  ])('%s', (lines, expected) => {
    expect(copies(`FROM nginx\n${lines}\n`)).toEqual(expected);
  });

  test('goes on to other stages by the name that it got', () => {
    const text =
      'FROM alpine AS a\nCOPY <<EOF /x/y.conf\nq;\nEOF\nFROM nginx\nCOPY --from=a /x/y.conf /z/\nCOPY --from=a /x /w\n';
    expect(copies(text)).toEqual(['EOF="q;\\n" > /z/y.conf', 'EOF="q;\\n" > /w/y.conf']);
  });
});

describe('--from', () => {
  const of = (build: string, final: string): string[] => copies(`FROM node AS Build\n${build}\nFROM nginx\n${final}\n`);

  test.each<[build: string, final: string, expected: string[]]>([
    ['COPY . /app', 'COPY --from=build /app/nginx.conf /etc/nginx/nginx.conf', ['nginx.conf > /etc/nginx/nginx.conf']],
    ['COPY . /app', 'COPY --from=0 app/conf/ /etc/nginx/', ['conf > /etc/nginx/']],
    ['WORKDIR /app\nCOPY . .', 'COPY --from=BUILD /app/conf/*.conf /c/', ['conf/*.conf > /c/']],
    ['COPY conf /app', 'COPY --chown=1 --from=build /app /c', ['conf > /c']],
    ['COPY conf /app', 'COPY --from=build /app/a.conf /c', ['conf/a.conf > /c']],
    ['COPY conf /app/conf', 'COPY --from=build /app /c', ['conf > /c/conf']],
    ['COPY conf/ /app/conf/', 'COPY --from=build / /', ['conf > /app/conf/']],
    [
      'COPY prod.conf /app/nginx.conf',
      'COPY --from=build /app/nginx.conf /c/',
      ['prod.conf > /c/nginx.conf if file', 'prod.conf > /c/ if directory'],
    ],
    ['COPY nginx.conf /app/nginx.conf', 'COPY --from=build /app/nginx.conf /c/', ['nginx.conf > /c/']],
    [
      'COPY a.conf b.conf /app/',
      'COPY --from=build /app/a.conf /c',
      ['a.conf > /c if file', 'a.conf/a.conf > /c', 'b.conf/a.conf > /c'],
    ],
    [
      'COPY conf/*.conf /app/',
      'COPY --from=build /app/a.conf /c',
      ['conf/a.conf > /c if file', 'conf/*.conf/a.conf > /c'],
    ],
    ['COPY a.conf /app/x/a.conf\nCOPY b.txt /app/x/b.txt', 'COPY --from=build /app/x/*.conf /c/', ['a.conf > /c/']],
    ['COPY . /app', 'COPY --from=build /application/x /c', []],
    ['RUN make', 'COPY --from=build /out /c', []],
    ['COPY . /app', 'COPY --from=nginx:1.27 /app/x /c\nCOPY --from=1 /app/x /c\nCOPY --from=$S /app/x /c', []],
    ['COPY a.conf /app/a\nRUN rm /app/a', 'COPY --from=build /app /c', []],
    [
      'COPY . /app\nRUN rm -rf /app/old',
      'COPY --from=build /app /c\nCOPY --from=build /app/old/x /d',
      ['. > /c without /c/old'],
    ],
  ])('%s, %s', (build, final, expected) => {
    expect(of(build, final)).toEqual(expected);
  });

  test('through several stages and what they are based on', () => {
    const text =
      'FROM alpine AS one\nCOPY src /src\nFROM one AS two\nRUN cp /src/a.conf /etc/a.conf\nFROM alpine AS three\n' +
      'COPY --from=two /src /s\nCOPY --from=two /etc/a.conf /s/a.conf\nFROM nginx\nCOPY --from=three /s/ /etc/nginx/\n';
    expect(copies(text)).toEqual(['src > /etc/nginx/', 'src/a.conf > /etc/nginx/a.conf']);
  });

  test('a stage has what its base copied, first', () => {
    const text = 'FROM nginx:1.27 AS base\nWORKDIR /w\nCOPY a .\nFROM base AS dev\nCOPY d .\nFROM base\nCOPY b .\n';
    expect(copies(text)).toEqual(['a > /w/', 'b > /w/']);
    expect(copies(text, 'DEV')).toEqual(['a > /w/', 'd > /w/']);
    expect(filesOf(text).image).toBe('nginx:1.27');
  });

  test('the span is where the last stage took it', () => {
    const [copy] = filesOf('FROM a AS b\nCOPY . /app\nFROM nginx\nCOPY --from=b /app/n.conf /n\n').copies;
    expect(copy === undefined ? '' : sliceOf(copy.span)).toBe('/app/n.conf');
  });
});

describe('what is left out is told by its target', () => {
  test.each<[lines: string, expected: string[]]>([
    ['ADD https://example.com/x /x', ['/x']],
    ['COPY --from=alpine /etc/x /x/', ['/x/']],
    ['COPY $NAME /x', ['/x']],
    ['COPY a $WHERE', []],
    ['COPY $NAME /x\nCOPY a /x', []],
    ['COPY $NAME /x\nRUN rm /x', []],
    ['COPY --exclude=b . /x', ['/x']],
  ])('%s', (lines, expected) => {
    expect(leftOut(`FROM nginx\n${lines}\n`)).toEqual(expected);
  });

  test('a directory of another stage may hold more than was copied to it', () => {
    const text = 'FROM nginx AS a\nCOPY x.conf /etc/nginx/conf.d/x.conf\nFROM b\nCOPY --from=a /etc/nginx /etc/nginx\n';
    expect(leftOut(text)).toEqual(['/etc/nginx/']);
    expect(copies(text)).toEqual(['x.conf > /etc/nginx/conf.d/x.conf']);
  });
});

describe('RUN', () => {
  test.each<[lines: string, removed: string[], expected: string[]]>([
    ['RUN rm /etc/nginx/conf.d/default.conf', ['/etc/nginx/conf.d/default.conf'], []],
    ['COPY a /x/y\nRUN apk add curl && rm -rf /x/y', ['/x/y'], []],
    ['COPY a /x/y\nRUN rm -rf /x', ['/x'], []],
    ['COPY a /x/y\nRUN rm -rf /x\nCOPY b /x/y', ['/x'], ['b > /x/y']],
    ['COPY a /x/y\nRUN ["rm", "-f", "/x/y"]', ['/x/y'], []],
    ['COPY a /x/y\nRUN --mount=type=cache,target=/z rm -f -- /x/y || true', ['/x/y'], []],
    ['COPY a /x/y\nRUN <<EOF\nset -e\nrm /x/y\nEOF', ['/x/y'], []],
    ['COPY a /x/y\nRUN <<EOF\n#!/usr/bin/env python\nrm /x/y\nEOF', [], ['a > /x/y']],
    ['COPY a /x/y\nRUN cd /x && rm y; rm "/z z"', ['/x/y', '/z z'], []],
    ['WORKDIR /x\nCOPY a y\nRUN rm y', ['/x/y'], []],
    ['ENV D=/x\nCOPY a /x/y\nRUN rm $D/y ${E}/q', ['/x/y'], []],
    ['COPY a /x/a.conf\nCOPY b /x/b.txt\nRUN rm /x/*.conf', ['/x/*.conf'], ['b > /x/b.txt']],
    ['COPY conf /x/\nRUN rm /x/a.conf', ['/x/a.conf'], ['conf > /x/ without /x/a.conf']],
    ['COPY . /x\nRUN rm /x/a.conf\nCOPY b /x/a.conf', ['/x/a.conf'], ['. > /x without /x/a.conf', 'b > /x/a.conf']],
    ['COPY a /x/y\nRUN if true; then rm /x/y; fi', [], ['a > /x/y']],
    ['COPY a /x/y\nRUN test -f /q && rm /x/y || echo no', [], ['a > /x/y']],
    ['COPY a /x/y\nRUN false || rm /x/y', [], ['a > /x/y']],
    [
      'COPY a /x/y\nRUN rm -i /x/y; rm /x/{y,z}; rm ~/y; (rm /x/y); echo rm /x/y; rm /x/[xy]; rm "/x/*"',
      [],
      ['a > /x/y'],
    ],
    ['COPY a /x/y\nSHELL ["pwsh", "-c"]\nRUN rm /x/y', [], ['a > /x/y']],
    ['COPY a /x/y\nRUN mv /x/y /x/z', ['/x/y'], ['a > /x/z']],
    ['COPY a /x/y\nRUN mv /x/y /z/', ['/x/y'], ['a > /z/y']],
    ['COPY a /x/y\nRUN ln -sf /x/y /etc/nginx/sites-enabled', [], ['a > /x/y', 'a > /etc/nginx/sites-enabled/y']],
    ['COPY a /x/y\nRUN ln -s ../y /x/z; cp -r /x /q; cp /x/y /x/y2 /z', [], ['a > /x/y']],
  ])('%s', (lines, removed, expected) => {
    const text = `FROM nginx\n${lines}\n`;
    expect(filesOf(text).removed).toEqual(removed);
    expect(copies(text)).toEqual(expected);
  });

  test('what another stage takes away is not gone from this one', () => {
    expect(filesOf('FROM a AS b\nRUN rm /x\nFROM nginx\nCOPY --from=b /y /y\n').removed).toEqual([]);
    expect(filesOf('FROM a AS b\nRUN rm /x\nFROM b\n').removed).toEqual(['/x']);
  });
});

describe('the base image', () => {
  test.each<[text: string, image: string, written: string]>([
    [
      'ARG NGINX_VERSION=1.27.3\nFROM nginx:${NGINX_VERSION}-alpine',
      'nginx:1.27.3-alpine',
      'nginx:${NGINX_VERSION}-alpine',
    ],
    ['FROM --platform=$BUILDPLATFORM nginx:1 AS x\nFROM x\nFROM x AS y', 'nginx:1', 'nginx:1'],
    ['FROM nginx:${V}', 'nginx:${V}', 'nginx:${V}'],
    ['FROM', '', ''],
  ])('%s', (text, image, source) => {
    const files = filesOf(text);
    expect([files.image, sliceOf(files.imageSpan)]).toEqual([image, source]);
  });

  test.each<[text: string, args: Record<string, string>, image: string]>([
    ['ARG V=1.27.3\nFROM nginx:${V}', { V: '1.28.1' }, 'nginx:1.28.1'],
    ['ARG V\nFROM nginx:${V:-1.27}', { V: '1.28.1' }, 'nginx:1.28.1'],
    ['ARG V=1.27.3\nFROM nginx:${V}', { v: '1.28.1' }, 'nginx:1.27.3'],
    ['ARG V=1.27.3\nARG TAG=${V}-alpine\nFROM nginx:$TAG', { V: '1.28.1' }, 'nginx:1.28.1-alpine'],
    // No ARG asks for it.
    ['FROM nginx:${V}', { V: '1.28.1' }, 'nginx:${V}'],
  ])('%s with the arguments %j', (text, args, image) => {
    expect(imageFiles(fileOf(text), undefined, saidOf(args))?.image).toBe(image);
  });

  test('an argument of which nothing is known is no default either', () => {
    const file = fileOf('V');
    const unknown: Pieces = [{ text: '', span: { file, start: 0, end: 1 }, exact: false, unknown: { written: 'V' } }];
    const files = imageFiles(fileOf('ARG V=1.27.3\nFROM nginx:$V-alpine'), undefined, new Map([['V', unknown]]));
    expect(files?.image).toBe('nginx:V-alpine');
    expect(imageVersion(files?.image ?? '')).toEqual({ name: 'nginx' });
  });

  test('ENV of the stage and its bases', () => {
    const { environment } = filesOf('FROM nginx AS a\nENV A=1\nFROM a\nARG P=80\nENV B="$A-$P"\n');
    expect([...environment].map(([name, value]) => `${name}=${shown(value)}`)).toEqual(['A=1', 'B=1-<$P|80>']);
  });

  test('none without a stage', () => {
    expect(imageFiles(fileOf('', 'Dockerfile'))).toBeUndefined();
    expect(imageFiles(fileOf('FROM a\n', 'Dockerfile'), 'b')).toBeUndefined();
    expect(imageFiles(fileOf(`FROM a\n${'#'.repeat(500_000)}`, 'Dockerfile'))).toBeUndefined();
  });
});
