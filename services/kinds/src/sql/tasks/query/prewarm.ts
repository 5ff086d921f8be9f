import type { TrustedSession } from '@hone/contracts/kind';
import { decodeText } from '../../../judging/evidence-text.js';
import { getPackageFile } from '../../../judging/package-files.js';
import type { SqlDefinition } from '../../definition.js';
import type { Instance } from '../../instances/instance.js';
import { engineOf } from '../../engines/engines.js';
import { createInstanceData, instanceSeed } from '../../instances/instance-data.js';
import { planInstances } from '../../instances/plan-instances.js';
import type { RowsServer } from '../../server/rows-server.js';
import { boxesFor } from '../../boxes.js';

/** The orders in which the rows of an instance are stored, one after the other. */
export type StoredOrder = 'as written' | 'shuffled';

/** The name under which a server sets an instance aside. */
export const asideName = ({ id }: Pick<Instance, 'id'>, order: StoredOrder): string => `${id} ${order}`;

/** Larger data are only stored when needed, because waiting data occupy the memory of a box. */
const MOST_BYTES = 8 * 1024 * 1024;

/**
 * Opens the server for a submission with this seed and stores every instance in it, in both orders. Undefined if the
 * engine cannot set instances aside. Not for tuning tasks, whose indexes are created on stored rows.
 */
export async function prewarm(session: TrustedSession<SqlDefinition>): Promise<RowsServer | undefined> {
  const { definition, package: pack, seed } = session;
  const engine = engineOf(definition);
  if (engine.takePrewarmed === undefined) return undefined;
  const server = await engine.open(session, boxesFor(pack, definition).candidate);
  const schemaSql = decodeText(getPackageFile(pack, definition.schema));
  const data = createInstanceData(session);
  let bytes = 0;
  for (const { instance } of planInstances({ definition, mode: 'submit' })) {
    const dataSql = await data.sql(instance, seed);
    bytes += 2 * dataSql.length;
    if (bytes > MOST_BYTES) break;
    for (const order of ['as written', 'shuffled'] as const) {
      session.signal.throwIfAborted();
      await server.load(schemaSql, dataSql);
      if (order === 'shuffled') await server.shuffle(instanceSeed(seed, instance));
      await server.setAside?.(asideName(instance, order));
    }
  }
  return server;
}
