import type { CallValue, ModuleCalls } from '../../../../src/sources/shared/arguments/calls.js';

/** Stands in for the reader of Python: values and calls as it gives them. */
const FILE = { name: 'main.py', text: 'x'.repeat(100) };
const span = { file: FILE, start: 0, end: 1 };

export const number = (value: number): CallValue => ({ span, kind: 'number', value, written: String(value) });
export const text = (value: string): CallValue => ({ span, kind: 'string', value, written: `'${value}'` });
export const none = (): CallValue => ({ span, kind: 'none', written: 'None' });
export const unknown = (written: string): CallValue => ({ span, kind: 'unknown', written });

/** A module with one call. */
export function call(
  callee: string,
  args: readonly CallValue[],
  keywords: Readonly<Record<string, CallValue>>,
  open = false,
): ModuleCalls {
  return { calls: [{ callee, args, keywords: new Map(Object.entries(keywords)), open, span }] };
}
