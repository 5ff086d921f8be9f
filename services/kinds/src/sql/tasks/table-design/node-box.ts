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
 * The port of a `cassandra` box on which its node speaks Cassandra's own protocol. Nobody signs in: whoever has the
 * stream may do everything, so what a candidate writes is taken apart and written anew.
 */
const CASSANDRA_PORT = 9042;
/** A node takes seconds to start again. */
const COMEBACK_MS = 60_000;
/** How long a node that is up may take to greet; one that is about to end may never do. */
const GREETING_MS = 10_000;

/** Plays workloads through designs, each in a keyspace of its own, on a node of one submission. */
export interface NodeBox {
  /** Resolves when the node takes statements. */
  ready(): Promise<void>;
  play(design: SentDesign, workload: Workload, wallMs: number): Promise<Played | Ended>;
}

/** Opens its box now, since a node takes seconds to start; and anew when a design has brought one down. */
export function createNodeBox(
  { open, now }: Pick<TrustedSession<unknown>, 'open' | 'now'>,
  spec: BoxSpec,
): NodeBox {
  const opening = (): Promise<Box> => {
    const box = open(spec);
    // Whoever plays is told.
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
    // Where the watchdog was faster, what is under way ends with the connection.
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

/** A node that comes back was brought down by what it was sent; one that stays away is the platform's fault and is thrown. */
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
