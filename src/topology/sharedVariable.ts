/** Two files that leave the same address open: what the one sends requests to is what the other listens on. */
import type { Target } from '../sources/nginx/target.js';
import type { AppBind } from '../sources/shared/app.js';

/** `{{ NAME }}`, `{{ env "NAME" }}`, `${NAME}`, `$NAME`, `%(ENV_NAME)s`. */
const VARIABLE =
  /\{\{-?\s*(?:env\s+)?["']?([A-Z][A-Z0-9_]+)["']?\s*-?\}\}|\$\{([A-Z][A-Z0-9_]+)\}|\$([A-Z][A-Z0-9_]+)|%\(ENV_([A-Z][A-Z0-9_]+)\)s/g;
/** Of the own machine, with the name where it stands: `unix:*:` or `http://127.0.0.1:*\/`. */
const SOCKET = /^(?:https?:\/\/)?unix:\*(?::.*)?$/;
const PORT = /^(?:https?:\/\/)?(?:127\.0\.0\.1|localhost|\[::1\]):\*(?:\/.*)?$/;

/** The name of the variable that is both where nginx sends requests on its own machine and where a server listens. */
export function sharedVariable({ kind, written }: Target, binds: readonly AppBind[]): string | undefined {
  const sends = kind === 'unknown' ? openIn(written) : undefined;
  if (sends === undefined) return undefined;
  const isSocket = SOCKET.test(sends.shape);
  if (!isSocket && !PORT.test(sends.shape)) return undefined;
  for (const { address } of binds) {
    const listens = openIn(address);
    if (listens?.name !== sends.name) continue;
    if (isSocket ? SOCKET.test(listens.shape) : /^[^/]*:\*$/.test(listens.shape)) return sends.name;
  }
  return undefined;
}

/** The only variable of a text, and what is around it; undefined where there are none or several. */
function openIn(text: string): { readonly name: string; readonly shape: string } | undefined {
  const [found, ...others] = text.matchAll(VARIABLE);
  if (found === undefined || others.length > 0) return undefined;
  const name = found.slice(1).find((each) => each !== undefined) ?? '';
  return { name, shape: text.replace(found[0], '*') };
}
