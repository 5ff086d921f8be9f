import { randomBytes } from 'node:crypto';

const SEED_BYTES = 16;

/** A new random seed, in hex. */
export const drawSeed = (): string => randomBytes(SEED_BYTES).toString('hex');
