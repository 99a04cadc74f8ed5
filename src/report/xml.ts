import { printable } from './printable.js';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/**
 * A text within XML 1.0, in an attribute or between tags: what XML has no characters for is shown as a visible escape.
 * Line breaks stay only where `lines` says so.
 */
export function xmlText(text: string, lines = false): string {
  const shown = lines ? text.split('\n').map(printable).join('\n') : printable(text);
  return shown.replaceAll(/[\ufffe\uffff]/g, '\ufffd').replaceAll(/[&<>"']/g, (char) => ENTITIES[char] as string);
}

/** An element's tag: `<file name="nginx.conf">`; `closed` for one with nothing in it. */
export function tag(name: string, attributes: Readonly<Record<string, string | number>>, closed = false): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlText(String(value))}"`);
  return `<${name}${written.join('')}${closed ? '/' : ''}>`;
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
