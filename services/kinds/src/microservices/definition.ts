import { z } from 'zod';
import { incidentSchema } from './tasks/incident/definition.js';
import { nodesSchema } from './tasks/nodes/definition.js';
import { servicesSchema } from './tasks/services/definition.js';

/** One schema for each task, distinguished by `task`. */
export const microservicesDefinitionSchema = z.discriminatedUnion('task', [
  nodesSchema,
  servicesSchema,
  incidentSchema,
]);
export type MicroservicesDefinition = z.infer<typeof microservicesDefinitionSchema>;
