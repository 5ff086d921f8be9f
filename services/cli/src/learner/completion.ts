import type { Output } from '../output.js';
import { done } from './session.js';

/** A command as completion knows it. */
export interface CompletedCommand {
  readonly name: string;
  readonly about: string;
  /** Long flags, such as `--site`. */
  readonly flags: readonly string[];
}

export type Shell = 'bash' | 'zsh' | 'fish';

/** `hone completion`: a script for a shell that completes commands, flags and folders. */
export function completion(shell: Shell, commands: readonly CompletedCommand[], output: Output): number {
  const script = { bash: writeBash, zsh: writeZsh, fish: writeFish }[shell](commands);
  return done(output, { shell, script }, script);
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

function writeBash(commands: readonly CompletedCommand[]): string {
  const cases = commands.map(({ name, flags }) => `    ${name}) words=${quoted(flags.join(' '))} ;;`);
  return `# hone completion for bash. Add to ~/.bashrc:  source <(hone completion bash)
_hone() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words=''
  if [ "$COMP_CWORD" -eq 1 ]; then
    words=${quoted(commands.map(({ name }) => name).join(' '))}
  else
    case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _hone hone`;
}

function writeZsh(commands: readonly CompletedCommand[]): string {
  const named = commands.map(({ name, about }) => `    ${quoted(`${name}:${about.replaceAll(':', ' ')}`)}`);
  const cases = commands.map(({ name, flags }) => `    ${name}) compadd -- ${flags.join(' ')} ;;`);
  return `#compdef hone
# hone completion for zsh. Add to ~/.zshrc:  source <(hone completion zsh)
_hone() {
  local -a commands
  commands=(
${named.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    return
  fi
  case "$words[2]" in
${cases.join('\n')}
  esac
  _files
}
compdef _hone hone`;
}

function writeFish(commands: readonly CompletedCommand[]): string {
  const lines = commands.flatMap(({ name, about, flags }) => [
    `complete -c hone -n __fish_use_subcommand -f -a ${name} -d ${quoted(about)}`,
    ...flags.map((flag) => `complete -c hone -n '__fish_seen_subcommand_from ${name}' -l ${flag.slice(2)}`),
  ]);
  return `# hone completion for fish. Save as:  hone completion fish > ~/.config/fish/completions/hone.fish
${lines.join('\n')}`;
}
