/** The worker stops before the attempt is over: another worker starts it again. Not a fault. */
export class Requeued extends Error {
  constructor() {
    super('the worker stops');
    this.name = 'Requeued';
  }
}
