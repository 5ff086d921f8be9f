import { addLearnerCommands, LEARNER_COMMANDS } from './program/learner-commands.js';
import { runProgram } from './run-program.js';

/**
 * Runs the `hone` command and resolves to its exit code. The commands of authors and operators know the
 * grading engine, so they are loaded only when asked for.
 */
export function main(argv: readonly string[]): Promise<number> {
  return runProgram(argv, async (parts) => {
    addLearnerCommands(parts);
    if (LEARNER_COMMANDS.has(argv[2] ?? '')) return;
    const { addOperatorCommands } = await import('./program/operator-commands.js');
    addOperatorCommands(parts);
  });
}
