import { z } from 'zod';
import { nodesSchema } from './tasks/nodes/definition.js';

/** One schema for each task, told apart by `task`. */
export const microservicesDefinitionSchema = z.discriminatedUnion('task', [nodesSchema]);
export type MicroservicesDefinition = z.infer<typeof microservicesDefinitionSchema>;
