import { z } from 'zod';
import { nodesSchema } from './tasks/nodes/definition.js';
import { servicesSchema } from './tasks/services/definition.js';

/** One schema for each task, told apart by `task`. */
export const microservicesDefinitionSchema = z.discriminatedUnion('task', [nodesSchema, servicesSchema]);
export type MicroservicesDefinition = z.infer<typeof microservicesDefinitionSchema>;
