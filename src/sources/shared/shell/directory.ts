/**
 * The directory after `cd`; undefined where it is not known. A path that is not absolute stays relative to where the
 * process starts when that is not known.
 */
export function changeDirectory(from: string | undefined, path: string | undefined): string | undefined {
  if (path === undefined || path === '' || path === '-' || path.startsWith('~')) return undefined;
  if (path.includes('\0') || path.length > 4096) return undefined;
  const whole = path.startsWith('/') || from === undefined ? path : `${from}/${path}`;
  const parts: string[] = [];
  for (const part of whole.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '..' || !whole.startsWith('/')) parts.push(part);
  }
  if (whole.startsWith('/')) return `/${parts.join('/')}`;
  return parts.length > 0 ? parts.join('/') : '.';
}
