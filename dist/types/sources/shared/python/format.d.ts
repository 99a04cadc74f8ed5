/** `'%s:%d' % (host, port)` and `'{}:{}'.format(host, port)`, as far as they say no width or precision. */
import type { Span } from '../../../model/span.js';
import type { PyKnown, PyString, PyValue } from './value.js';
/** What `str()` makes of a value; undefined for lists and dictionaries. */
export declare function strOf(value: PyKnown): PyString | undefined;
/** `template % values`. */
export declare function formatPercent(template: PyString, values: PyKnown, span: Span): PyString | undefined;
/** `template.format(*args, **keywords)`. */
export declare function formatBraces(template: PyString, args: readonly PyValue[], keywords: ReadonlyMap<string, PyValue>, span: Span): PyString | undefined;
