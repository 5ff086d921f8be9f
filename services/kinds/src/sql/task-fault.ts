/** The task's own data, reference or generator failed. Never the learner's failure. */
export class TaskFault extends Error {
  override readonly name = 'TaskFault';
}
