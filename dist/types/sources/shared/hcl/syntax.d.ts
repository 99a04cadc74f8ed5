/** What a text in HCL's native syntax says, with the offsets of everything. All offsets are UTF-16 units of the text. */
/** A half-open range of offsets. */
export interface Range {
    readonly start: number;
    readonly end: number;
}
/** What stands between the braces of a block, or in a whole file. */
export interface HclBody extends Range {
    /** In the order of the file; a name that is repeated, which HCL refuses, stands once: the first counts. */
    readonly attributes: readonly HclAttribute[];
    readonly blocks: readonly HclBlock[];
    /** Whether something in it, or in a block in it, could not be read: then more may be set than is listed. */
    readonly damaged: boolean;
}
/** `idle_timeout = 60`; its range goes from the name to the end of the value. */
export interface HclAttribute extends Range {
    readonly name: string;
    readonly nameEnd: number;
    readonly value: Expression;
}
/** `resource "aws_lb" "web" { ... }`; its range goes from the type to the closing brace. */
export interface HclBlock extends Range {
    readonly type: string;
    readonly typeEnd: number;
    readonly labels: readonly HclLabel[];
    readonly body: HclBody;
}
/** The range of a label in quotes is what stands between them. */
export interface HclLabel extends Range {
    readonly text: string;
    readonly quoted: boolean;
}
export type Expression = HclNumber | HclBoolean | HclNull | HclString | HclTemplate | HclName | HclTraversal | HclCall | HclConditional | HclBinary | HclUnary | HclTuple | HclObject | HclParentheses | HclFor | HclOpaque;
export interface HclNumber extends Range {
    readonly kind: 'number';
    readonly value: number;
}
export interface HclBoolean extends Range {
    readonly kind: 'boolean';
    readonly value: boolean;
}
export interface HclNull extends Range {
    readonly kind: 'null';
}
/** A text without anything to put in. Its range includes the quotes, or a heredoc's markers. */
export interface HclString extends Range {
    readonly kind: 'string';
    /** With escapes undone, and the indentation of a `<<-` heredoc taken away. */
    readonly value: string;
    /** What stands between the quotes, or the markers' lines. */
    readonly inside: Range;
    readonly heredoc: boolean;
}
/** `"${var.name}-lb"`, `"%{ if x }..."`. */
export interface HclTemplate extends Range {
    readonly kind: 'template';
    readonly parts: readonly TemplatePart[];
    readonly inside: Range;
    readonly heredoc: boolean;
}
export type TemplatePart = (Range & {
    readonly kind: 'text';
    readonly text: string;
}) | (Range & {
    readonly kind: 'interpolation';
    readonly value: Expression;
}) | (Range & {
    readonly kind: 'directive';
    readonly word: string;
});
/** A bare word: the beginning of a reference, or the key of an object. */
export interface HclName extends Range {
    readonly kind: 'name';
    readonly name: string;
}
/** `var.x`, `aws_lb.web[0].arn`, `local.all[*].id`. */
export interface HclTraversal extends Range {
    readonly kind: 'traversal';
    readonly root: Expression;
    /** At least one. */
    readonly steps: readonly TraversalStep[];
}
export type TraversalStep = (Range & {
    readonly kind: 'attribute';
    readonly name: string;
}) | (Range & {
    readonly kind: 'index';
    readonly key: Expression;
}) | (Range & {
    readonly kind: 'splat';
});
export interface HclCall extends Range {
    readonly kind: 'call';
    /** `lookup`, `provider::aws::arn_parse`. */
    readonly name: string;
    readonly args: readonly Expression[];
    /** Whether the last argument is spread: `max(local.all...)`. */
    readonly spread: boolean;
}
export interface HclConditional extends Range {
    readonly kind: 'conditional';
    readonly condition: Expression;
    readonly whenTrue: Expression;
    readonly whenFalse: Expression;
}
export type BinaryOperator = '||' | '&&' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%';
export interface HclBinary extends Range {
    readonly kind: 'binary';
    readonly operator: BinaryOperator;
    readonly left: Expression;
    readonly right: Expression;
}
export interface HclUnary extends Range {
    readonly kind: 'unary';
    readonly operator: '-' | '!';
    readonly operand: Expression;
}
export interface HclTuple extends Range {
    readonly kind: 'tuple';
    readonly items: readonly Expression[];
}
export interface HclObject extends Range {
    readonly kind: 'object';
    readonly items: readonly HclObjectItem[];
}
/** `a = 1`, `"a" : 1`, `(var.key) = 1`; a key that is a {@link HclName} stands for its own text. */
export interface HclObjectItem {
    readonly key: Expression;
    readonly value: Expression;
}
export interface HclParentheses extends Range {
    readonly kind: 'parentheses';
    readonly inner: Expression;
}
/** `[for x in y : x.id]`, `{ for k, v in y : k => v if v != null }`; what it makes is not worked out. */
export interface HclFor extends Range {
    readonly kind: 'for';
    readonly collection: Expression;
}
/** What could not be read; a problem says why. */
export interface HclOpaque extends Range {
    readonly kind: 'opaque';
}
export type HclReason = 'duplicate-attribute' | 'expected-body-item' | 'expected-expression' | 'expected-newline' | 'expected-token' | 'invalid-character' | 'invalid-escape' | 'invalid-heredoc' | 'invalid-label' | 'invalid-number' | 'too-deep' | 'too-large' | 'unclosed-block' | 'unclosed-comment' | 'unclosed-heredoc' | 'unclosed-string' | 'unclosed-directive' | 'unexpected-close-brace' | 'unexpected-directive';
export interface HclProblem extends Range {
    readonly reason: HclReason;
}
export interface HclReading {
    readonly body: HclBody;
    /** In the order of the file, a bounded number of them. */
    readonly problems: readonly HclProblem[];
}
