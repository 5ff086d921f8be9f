/** Public part of an error. Codes are `AREA_REASON`, never reused for another meaning. */
export interface ErrorEntry {
  readonly status: number;
  /** Public sentence: what happened, what is kept, what to do. */
  readonly message: string;
  /** Whether the same request may succeed later. */
  readonly retry: boolean;
}

export const entry = (status: number, message: string, retry = false): ErrorEntry => ({
  status,
  message,
  retry,
});
