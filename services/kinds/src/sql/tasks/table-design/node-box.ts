import type { TrustedSession } from '@hone/contracts/kind';
import type { Box, BoxSpec } from '@hone/contracts/sandbox';
import type { Ended } from '../../workload/ended.js';
import type { Workload } from '../../workload/workload.js';
import { awaitComeback } from '../../../judging/comeback.js';
import { within } from '../../../judging/within.js';
import { connectCassandra, type CassandraConnection } from '../../engines/cassandra/connection.cassandra.js';
import type { SentDesign } from './node-design.js';
import type { Played } from './outcome.js';
import { playWorkload } from './play-workload.js';

/**
 * The port of a `cassandra` box on which its node speaks Cassandra's own protocol. There is no login, and a connection has
 * all rights, so a candidate's text is parsed and rewritten.
 */
const CASSANDRA_PORT = 9042;
/** A node takes seconds to start again. */
const COMEBACK_MS = 60_000;
/** How long a running node may take to open a connection; one that is about to end may never do so. */
const GREETING_MS = 10_000;

/** Plays workloads through designs, each in its own keyspace, on one submission's node. */
export interface NodeBox {
  /** Resolves when the node accepts statements. */
  ready(): Promise<void>;
  play(design: SentDesign, workload: Workload, wallMs: number): Promise<Played | Ended>;
}

/** Opens its box now, because a node takes seconds to start, and again if a design has crashed the node. */
export function createNodeBox(
  { open, now }: Pick<TrustedSession<unknown>, 'open' | 'now'>,
  spec: BoxSpec,
): NodeBox {
  const opening = (): Promise<Box> => {
    const box = open(spec);
    // The next play gets the error.
    box.catch(() => undefined);
    return box;
  };
  let opened = opening();
  let played = 0;
  const play = async (design: SentDesign, workload: Workload, wallMs: number): Promise<Played | Ended> => {
    const box = await opened;
    const connection = await greet(box);
    played += 1;
    const playing = playWorkload(connection, `history_${played}`, design, workload);
    // If the watchdog was faster, the pending play ends with the connection.
    playing.catch(() => undefined);
    const outcome = await within(wallMs, playing);
    connection.close();
    if (outcome?.end === 'done' || outcome?.end === 'failed') return outcome;
    if (outcome?.end === 'lost') await awaitNode(box, now);
    await box.close();
    opened = opening();
    return outcome ?? { end: 'stopped' };
  };
  return { ready: async () => void (await opened), play };
}

/** If the node restarts, a statement crashed it. If it stays unavailable, that is the platform's fault and is thrown. */
function awaitNode(box: Box, now: () => number): Promise<void> {
  const knock = async (): Promise<void> => (await greet(box)).close();
  return awaitComeback(knock, now, COMEBACK_MS);
}

async function greet(box: Box): Promise<CassandraConnection> {
  const stream = await box.connect({ port: CASSANDRA_PORT });
  const greeting = connectCassandra(stream);
  greeting.catch(() => undefined);
  const connection = await within(GREETING_MS, greeting);
  if (connection !== undefined) return connection;
  stream.destroy();
  throw new Error(`the node did not greet within ${GREETING_MS} ms`);
}
