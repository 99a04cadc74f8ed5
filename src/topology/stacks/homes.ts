/** Where nginx keeps its configuration in images that carry it. */
export const HOMES = ['/etc/nginx', '/usr/local/openresty/nginx/conf', '/opt/bitnami/nginx/conf'] as const;

/** Whether something is put where nginx reads it. */
export function isForNginx({ target }: { readonly target: string }): boolean {
  return HOMES.some((home) => target === home || target.startsWith(`${home}/`));
}
