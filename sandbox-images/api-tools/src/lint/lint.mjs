import { createRequire } from 'node:module';

import { toPointer } from '../document/pointer.mjs';
import { nearestPlace } from '../document/places.mjs';
import { ANSWER, clip } from '../limits.mjs';
import { readRuleset } from './ruleset.mjs';

const require = createRequire(import.meta.url);
const { Document, Spectral } = require('@stoplight/spectral-core');
const Parsers = require('@stoplight/spectral-parsers');
const { Resolver } = require('@stoplight/spectral-ref-resolver');

/**
 * Runs a ruleset over a bundled document, whose references all lead into itself: whatever else looks like one is left.
 *
 * @param {{document: unknown, places: Record<string, import('../document/plain.mjs').Place>}} opened
 * @param {string} rulesetText
 */
export async function lint({ document, places }, rulesetText) {
  const spectral = new Spectral({ resolver: new Resolver({ resolvers: {} }) });
  spectral.setRuleset(readRuleset(rulesetText));
  const results = await spectral.run(new Document(JSON.stringify(document), Parsers.Json));
  const known = new Map(Object.entries(places));
  return {
    findings: results
      .filter(({ code }) => code !== 'invalid-ref')
      .slice(0, ANSWER.findings)
      .map(({ code, severity, message, path }) => {
        const pointer = toPointer(path);
        const place = nearestPlace(known, pointer);
        return {
          rule: String(code),
          severity: severity === 0 ? 'error' : 'warning',
          message: clip(message),
          pointer,
          ...(place && { place }),
        };
      }),
  };
}
