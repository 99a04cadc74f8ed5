import { isConfiguration } from '../config/names.js';
import { isSupervisors, mayBeFoundToStart } from './appFile.js';
import { mayBeInfrastructure } from './infrastructure.js';
import { mayBeNginx } from './nginxFile.js';

/** Endings of source code, pages, pictures and archives: most of a repository, told apart without looking closer. */
const OTHER = new Set(
  (
    'js mjs cjs jsx ts mts cts tsx vue svelte astro py pyi pyc ipynb rb go rs java kt kts scala clj ex exs erl hs ml ' +
    'c h cc cpp hpp cxx hxx m mm swift cs fs vb php pl pm t lua r jl dart zig nim groovy gradle proto thrift graphql sql ' +
    'css scss sass less styl html htm xhtml md mdx rst txt adoc tex po pot mo csv tsv xml xsd xsl svg png jpg jpeg gif ' +
    'webp ico bmp tif tiff avif mp3 mp4 webm wav ogg ttf otf woff woff2 eot pdf zip gz tgz bz2 xz zst 7z tar jar war ' +
    'class so o a dll exe dylib wasm bin dat db sqlite sqlite3 parquet pem crt cer key csr der p12 pub asc sig lock sum ' +
    'mod map snap log patch diff ini cfg properties bat cmd ps1 fish zsh hcl mk cmake'
  ).split(' '),
);

/** JSON that tools of JavaScript read: whatever it says configures no hop. */
const TOOLS =
  /^(?:package(?:-lock)?|npm-shrinkwrap|[jt]sconfig[\w.-]*|composer|bower|lerna|nx|turbo|angular|deno|biome)\.json$/;

/** Endings under which nearly anything may stand, so that only the text tells. */
const ANYTHING = new Set(['yml', 'yaml', 'json', 'sh', 'bash', 'tf', 'tfvars', 'conf']);

/** Such names have an ending of their own that may be anything: `Dockerfile.py`. */
const OWN_ENDING = /^(?:Docker|Container|Proc)file\./i;

/** Whether a file found in a directory has to be looked into, by its path below that. */
export function mayMatter(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const ending = name.slice(name.lastIndexOf('.') + 1);
  if (OTHER.has(ending)) return (OWN_ENDING.test(name) || isSupervisors(path)) && mayBeFoundToStart(path);
  if (ending === 'json' && TOOLS.test(name)) return false;
  if (ANYTHING.has(ending)) return !isConfiguration(name);
  return mayBeNginx(path) || mayBeFoundToStart(path) || mayBeInfrastructure(path);
}

/** Words of which YAML and JSON that configures a hop has at least one. */
const WORDS = [
  ...['apiVersion', 'services', 'controller', 'containerDefinitions', '"image"'],
  ...['AWS::', 'AWSTemplateFormatVersion', 'planned_values', 'terraform_version', 'ConnectionSettings'],
  ...['timeout.timeout_seconds', 'timeout.seconds', 'tunnel', 'credentials-file', 'originRequest'],
];
/** Files that are read whatever they say. */
const OWN_NAME = /(?:^|\/)(?:serverless[\w.-]*|railway|app|heroku|kustomization)\.(?:ya?ml|json)$/i;

/**
 * Whether the text of such a file may be of use at all: the quick look before the exact ones, of which most of a
 * repository's YAML and JSON has no need.
 */
export function mayBeOfUse(path: string, text: string): boolean {
  if (!/\.(?:ya?ml|json)$/i.test(path)) return true;
  return WORDS.some((word) => text.includes(word)) || OWN_NAME.test(path);
}
