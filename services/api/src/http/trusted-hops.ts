import express from 'express';
import { z } from 'zod';
import type { TrustsHop } from './handshakes.js';

const trustsSchema = z.custom<TrustsHop>((value) => typeof value === 'function');

/** Decides which hops are trusted proxies, by addresses and networks in the syntax of Express. */
export function createTrust(trustedProxies: readonly string[]): TrustsHop {
  const reader = express();
  reader.set('trust proxy', trustedProxies.length > 0 ? [...trustedProxies] : false);
  return trustsSchema.parse(reader.get('trust proxy fn'));
}
