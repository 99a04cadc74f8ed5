/** What an image's name and tag say of the program in it. */

/**
 * Repositories whose image holds nginx under nginx's own version: the official image and where it is published besides,
 * those of nginx's makers, and the packagers who tag by the program's version.
 */
const NGINX = [
  /^(?:(?:[^/]+\/)*library\/)?nginx$/,
  /^nginxinc\/nginx-unprivileged$/,
  /^(?:public\.ecr\.aws|ghcr\.io|quay\.io)\/nginx(?:inc)?\/nginx(?:-unprivileged)?$/,
  /^(?:public\.ecr\.aws\/)?bitnami(?:legacy|secure)?\/nginx$/,
];
const VERSION = /^v?(\d{1,9}(?:\.\d{1,9}){0,3})(?:$|[-_+])/;

/**
 * The program and the version that an image's name stands for: `nginx:1.27.3-alpine` is nginx 1.27.3.
 *
 * `name` is `nginx` for all images that hold nginx under its own version numbers; of others it is the repository without
 * `docker.io/library/`, and `version` is whatever number their tag begins with. There is none for `stable`, `latest`, no tag,
 * a digest alone, or a tag with a variable in its number. It is given as written: `1.27` is the newest 1.27.x of the day on
 * which the image is pulled, not 1.27.0.
 */
export function imageVersion(image: string): { readonly name: string; readonly version?: string } {
  const [plain = ''] = image.trim().slice(0, 1000).split('@');
  const colon = plain.lastIndexOf(':');
  const isTagged = colon > plain.lastIndexOf('/');
  const repository = (isTagged ? plain.slice(0, colon) : plain).replace(
    /^(?:(?:registry-1\.|index\.)?docker\.io\/)?(?:library\/)?/,
    '',
  );
  const version = isTagged ? VERSION.exec(plain.slice(colon + 1))?.[1] : undefined;
  const name = NGINX.some((pattern) => pattern.test(repository)) ? 'nginx' : repository;
  return version === undefined ? { name } : { name, version };
}
