/** The worker stops before an attempt is over: another one takes it from the start. No fault of anybody. */
export class Requeued extends Error {
  constructor() {
    super('the worker stops');
    this.name = 'GivenBack';
  }
}
