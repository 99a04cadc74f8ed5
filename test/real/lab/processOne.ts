import { spawnSync } from 'node:child_process';

/**
 * Words in front of a command that make it process number 1 of a namespace, as a container does; undefined where nobody
 * may (Linux's `unshare`, with the rights of root or in a user namespace).
 */
export function asProcessOne(): readonly string[] | undefined {
  const words = ['unshare', '--pid', '--fork', '--kill-child'];
  return [words, [...words, '--map-root-user']].find(
    ([command = '', ...rest]) => spawnSync(command, [...rest, 'true']).status === 0,
  );
}
