/** A request at which something is killed. */
export interface Interception {
  /** Whether the request takes effect before. */
  readonly effect: 'kept' | 'lost';
  /** Kills; resolves when nothing is left that could get the answer. */
  strike(): Promise<void>;
}

/** Called for each request of a stub, in order of arrival. */
export type Intercept = () => Interception | undefined;
