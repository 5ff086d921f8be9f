import { Option, type Command } from 'commander';
import type { Output } from '../output.js';

/** What the groups of commands share. */
export interface ProgramParts {
  readonly program: Command;
  readonly output: Output;
  /** Sets the exit code. */
  readonly end: (code: number) => void;
}

export const jsonOption = (): Option => new Option('--json', 'print one JSON object on stdout');
