import type { SourceFile } from '../../model/span.js';
/** Whether a file holds Kubernetes objects; looks at its text only. */
export declare function looksLikeKubernetes(file: SourceFile): boolean;
