import type { TrustedSession } from '@hone/contracts/kind';
import type { BoxSpec } from '@hone/contracts/sandbox';
import type { EngineDefinition } from '../engine-definition.js';
import { boxesFor } from '../../boxes.js';
import { createRoleSql } from './server-sql.js';
import { openTaskServer, type TaskServer } from './task-server.js';

/** Opens the learner's server, with the task's extensions and roles. */
export async function openEquippedServer(
  session: TrustedSession<EngineDefinition>,
  spec: BoxSpec = boxesFor(session.package, session.definition).candidate,
): Promise<TaskServer> {
  const { extensions, roles } = session.definition;
  const server = await openTaskServer(session, spec);
  for (const extension of extensions) await server.execute(`CREATE EXTENSION ${extension} SCHEMA pg_catalog`);
  for (const role of roles) await server.execute(createRoleSql(role));
  return server;
}
