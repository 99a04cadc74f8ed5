/** What an experiment on real programs showed when it was last recorded, as `evidence/NAME.json` keeps it. */
export interface Evidence {
    /** What the experiment answers, in one sentence. */
    readonly question: string;
    /** The versions that it ran on, by program: `{ "nginx": "1.22.1" }`. */
    readonly versions: Readonly<Record<string, string>>;
    /** Each shape of configuration with what was seen of it, a line each. */
    readonly shown: readonly {
        readonly shape: string;
        readonly seen: string;
    }[];
}
/** The programs in words: `nginx 1.22.1, gunicorn 20.1.0`. */
export declare function versionsText({ versions }: Evidence): string;
