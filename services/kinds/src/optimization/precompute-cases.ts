import type { TrustedSession } from '@hone/contracts/kind';
import { generatedCases } from './cases.js';
import type { OptimizationDefinition } from './definition.js';
import { boxesFor } from './topology.js';
import { createTrustedPrograms } from './trusted-programs.js';

/** Generates the input of every family and size, and the reference's answer to it, one program at a time. */
export async function precomputeCases(session: TrustedSession<OptimizationDefinition>): Promise<void> {
  const { package: pack, definition, language, signal } = session;
  const trusted = createTrustedPrograms(session, boxesFor(pack, definition, language));
  for (const each of generatedCases(definition.families)) {
    signal.throwIfAborted();
    await trusted.answer(each);
  }
}
