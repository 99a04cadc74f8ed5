import { describe, expect, test } from '@jest/globals';
import { pinnedVersion } from '../../../src/sources/shared/requirements.js';

const starter = { name: 'app/Dockerfile', text: 'FROM python:3.12\nRUN pip install -r requirements.txt\n' };

function pinned(files: Readonly<Record<string, string>>, name = 'gunicorn', text = starter.text): string | undefined {
  const found = pinnedVersion(name, { ...starter, text }, (path) =>
    Object.hasOwn(files, path) ? { name: `app/${path}`, text: files[path] as string } : undefined,
  );
  if (found === undefined) return undefined;
  const { file, start, end } = found.span;
  expect(file.text.slice(start, end)).toBe(found.version);
  return found.version;
}

describe('a version', () => {
  test.each<[string, Record<string, string>, string | undefined]>([
    ['a list', { 'requirements.txt': 'django==5.0\ngunicorn==20.1.0 ; python_version > "3"\n' }, '20.1.0'],
    ['with extras and blanks', { 'requirements.txt': 'Gunicorn[gevent] == 21.2  # why\r\n' }, '21.2'],
    ['a bound is no version', { 'requirements.txt': 'gunicorn>=20.1.0\n' }, undefined],
    ['nor is a wildcard', { 'requirements.txt': 'gunicorn==20.*\n' }, undefined],
    ['nor a pre-release', { 'requirements.txt': 'gunicorn==22.0.0rc1\n' }, undefined],
    ['a comment', { 'requirements.txt': '# gunicorn==20.1.0\n' }, undefined],
    ['another package', { 'requirements.txt': 'my-gunicorn==1.0\ngunicorn-x==2\n' }, undefined],
    ['two that disagree', { 'requirements.txt': 'gunicorn==20.1.0\ngunicorn==21.2.0\n' }, undefined],
    [
      'a lock wins over a list',
      {
        'poetry.lock': '[[package]]\nname = "gunicorn"\nversion = "23.0.0"\ndescription = "x"\n',
        'requirements.txt': 'gunicorn==20.1.0\n',
      },
      '23.0.0',
    ],
    [
      'uv',
      { 'uv.lock': '[[package]]\nname = "gunicorn"\nversion = "22.0.0"\nsource = { registry = "x" }\n' },
      '22.0.0',
    ],
    [
      'pipenv',
      { 'Pipfile.lock': '{"default": {"gunicorn": {"hashes": ["a"], "version": "==20.1.0"}, "x": {}}}' },
      '20.1.0',
    ],
    ['nothing', {}, undefined],
  ])('%s', (_, files, expected) => {
    expect(pinned(files)).toBe(expected);
  });

  test('what the image installs itself comes first', () => {
    const text = 'FROM python:3.12\nRUN pip install --no-cache-dir "uvicorn[standard]==0.30.1" gunicorn==22.0.0\n';
    expect(pinned({ 'requirements.txt': 'gunicorn==20.1.0\n' }, 'gunicorn', text)).toBe('22.0.0');
    expect(pinned({}, 'uvicorn', text)).toBe('0.30.1');
  });
});
