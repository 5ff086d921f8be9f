import type { TrustedSession } from '@hone/contracts/kind';
import type { SqlDefinition } from '../../definition.js';
import { engineOf } from '../../engines/engines.js';
import { planInstances } from '../../instances/plan-instances.js';
import { createTrustedSide } from './trusted-side.js';

/** Generates the data of every instance, and the reference's rows for it. */
export async function precompute(session: TrustedSession<SqlDefinition>): Promise<void> {
  const trusted = createTrustedSide(session, engineOf(session.definition));
  await Promise.all(
    trusted.expectAll(
      planInstances({ definition: session.definition, mode: 'submit' }).map(({ instance }) => instance),
    ),
  );
}
