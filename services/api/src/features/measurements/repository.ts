import { z } from 'zod';

/** A measurement of a challenge's own programs, as JSON text that only workers interpret. */
export const measurementSchema = z.object({ value: z.string().min(1).max(65_536) });
export type Measurement = z.infer<typeof measurementSchema>;

/** SHA-256, hex, of everything that the measurement depends on. */
export const measurementKeySchema = z.string().regex(/^[0-9a-f]{64}$/);

/** Measurements shared by all workers on the same class of hosts. Inserted once and never changed. */
export interface MeasurementRepository {
  find(key: string): Promise<Measurement | undefined>;
  /** False when one exists; it is kept. */
  insert(key: string, measurement: Measurement): Promise<boolean>;
}
