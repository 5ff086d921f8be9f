import { runProgram } from './run-program.js';
import { addLearnerCommands } from './program/learner-commands.js';

/** The published command: what a learner needs against any site, without the grading engine. */
process.exitCode = await runProgram(process.argv, (parts) => {
  addLearnerCommands(parts);
  return Promise.resolve();
});
