import type { Options } from 'yargs';
import { COMMANDS, FORMATS, OPTIONS_OF } from './commands.js';
import { UsageError } from './failure.js';

const SCRIPTS: Readonly<Record<string, string>> = {
  bash: `# bash completion: source <(timeout-lint completion bash)
_timeout_lint() {
  local IFS=$'\\n'
  COMPREPLY=($(timeout-lint --complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o bashdefault -o default -F _timeout_lint timeout-lint
`,
  zsh: `#compdef timeout-lint
# zsh completion: source <(timeout-lint completion zsh)
_timeout_lint() {
  local -a found
  found=("\${(@f)$(timeout-lint --complete "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "$found[1]" ]]; then compadd -a found; else _files; fi
}
compdef _timeout_lint timeout-lint
`,
  fish: `# fish completion: timeout-lint completion fish | source
complete -c timeout-lint -a '(timeout-lint --complete (commandline -cop)[2..-1] (commandline -ct))'
`,
};

/** The completion script for a shell; without a name, for the one that runs. */
export function completionScript(shell: string | undefined, env: Readonly<Record<string, string | undefined>>): string {
  const wanted = shell ?? /[^/]*$/.exec(env['SHELL'] ?? '')?.[0] ?? '';
  const script = SCRIPTS[wanted] ?? (shell === undefined ? SCRIPTS['bash'] : undefined);
  if (script === undefined)
    throw new UsageError(`there is no completion for ${wanted}: there is for bash, zsh and fish`);
  return script;
}

/**
 * What may stand where the last of the words (after the program's name) is being typed. Nothing where files are meant:
 * the shell knows those.
 */
export async function completions(words: readonly string[]): Promise<string[]> {
  const current = words.at(-1) ?? '';
  const command = COMMANDS.find((name) => words.slice(0, -1).includes(name));
  const options = OPTIONS_OF[command ?? 'lint'];
  const previous = words.at(-2) ?? '';
  const candidates = await valuesAfter(previous, command, options);
  if (candidates === undefined && current.startsWith('-')) {
    const further = Object.hasOwn(options, 'fix') ? ['fix=unsafe'] : [];
    return [...Object.keys(options), ...further, 'help', 'version']
      .map((name) => `--${name}`)
      .filter((name) => name.startsWith(current));
  }
  const offered = candidates ?? (command === undefined ? COMMANDS : []);
  return offered.filter((word) => word.startsWith(current));
}

async function valuesAfter(
  previous: string,
  command: string | undefined,
  options: Readonly<Record<string, Options>>,
): Promise<readonly string[] | undefined> {
  // Its value stands behind `=`.
  if (previous === '--fix') return undefined;
  const option = previous.startsWith('--') ? options[previous.slice(2)] : undefined;
  if (Array.isArray(option?.choices)) return option.choices.map(String);
  if (previous === '--format' && option?.array === true) return FORMATS;
  if (previous === 'explain' || previous === '--select' || previous === '--ignore') {
    const { allRules } = await import('./allRules.js');
    return (await allRules()).map(({ name }) => name);
  }
  if (previous === 'products' || previous === '--lb') {
    const { productNames } = await import('../report/products.js');
    return productNames();
  }
  if (previous === 'completion') return Object.keys(SCRIPTS);
  if (option !== undefined && option.type !== 'boolean') return [];
  return command === 'explain' || command === 'products' ? [] : undefined;
}
