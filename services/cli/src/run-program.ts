import { Command, CommanderError } from 'commander';
import { LearnerError, writeFailure } from './learner/learner-error.js';
import { createOutput, EXIT, UsageError, type Output } from './output.js';
import type { ProgramParts } from './program/program-parts.js';

/** Runs a program of commands and resolves to its exit code. Results go to stdout, logs to stderr. */
export async function runProgram(
  argv: readonly string[],
  addCommands: (parts: ProgramParts) => Promise<void>,
): Promise<number> {
  let code: number = EXIT.ok;
  const output = createOutput(argv.includes('--json'));
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe);
  const program = new Command('hone')
    .description(
      'Solve Hone challenges with your own tools; grade, verify and publish them; run an installation',
    )
    .exitOverride();
  try {
    await addCommands({ program, output, end: (ended) => (code = ended) });
    await program.parseAsync([...argv]);
    return code;
  } catch (error) {
    return report(error, output);
  }
}

/** `head` and pagers close the pipe once they have enough; the command itself goes on. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

function report(error: unknown, output: Output): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof LearnerError) {
    const { code, words, errors, exit } = error;
    if (output.json) output.result({ code, title: words.happened, ...words, errors }, '');
    else output.note(writeFailure(error));
    return exit;
  }
  if (error instanceof UsageError) {
    const { errors, message } = error;
    output.result({ code: error.code, title: message, errors }, `error (${error.code})\n${message}`);
    return EXIT.usage;
  }
  output.note(error instanceof Error ? error.message : String(error));
  output.result(
    { code: 'INTERNAL', title: String(error) },
    'The command failed for the reason above, which is a fault of Hone. What it had already done stays.',
  );
  return EXIT.findings;
}
