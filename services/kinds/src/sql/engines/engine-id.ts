/** The engines that tasks can name. */
export const ENGINE_IDS = ['postgresql', 'mariadb', 'sqlite', 'mongodb', 'cassandra'] as const;
export type EngineId = (typeof ENGINE_IDS)[number];
