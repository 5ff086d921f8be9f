import { z } from 'zod';

/** What a worker measured of a challenge's own programs, as JSON text: only workers know what it says. */
export const measurementSchema = z.object({ value: z.string().min(1).max(65_536) });
export type Measurement = z.infer<typeof measurementSchema>;

/** SHA-256, hex, of all that the measurement depends on. */
export const measurementKeySchema = z.string().regex(/^[0-9a-f]{64}$/);

/** Measurements that all workers on the same class of hosts share. One is inserted once and never changed. */
export interface MeasurementRepository {
  find(key: string): Promise<Measurement | undefined>;
  /** False when there is one already, which stays. */
  insert(key: string, measurement: Measurement): Promise<boolean>;
}
