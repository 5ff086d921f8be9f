/** Seconds since the start, to a hundredth. */
export const secondOf = (atMs: number, beginMs: number): number => Math.round((atMs - beginMs) / 10) / 100;
