/** A piece of the text as YAML's own lexer sees it: `comment`, `newline`, `scalar`, `double-quoted-scalar`, ... */
export interface YamlToken {
    readonly type: string;
    readonly start: number;
    readonly end: number;
}
/** The tokens of a text in its order, nothing of a text of more than 2 million UTF-16 units. Never throws. */
export declare function yamlTokens(text: string): YamlToken[];
