import { AppError } from '@hone/kit';
import { Router, type RequestHandler } from 'express';
import { z } from 'zod';
import { mount } from '../../http/route.js';
import { validate } from '../../http/validate.js';
import { measurementKeySchema, measurementSchema, type MeasurementRepository } from './repository.js';

const paramsSchema = z.object({ key: measurementKeySchema });

/**
 * `GET` and `PUT /internal/measurements/:key`, for workers. The first value that is put is kept and returned.
 */
export function createMeasurementRoutes(measurements: MeasurementRepository, guard: RequestHandler): Router {
  const router = Router();
  mount(router, '/internal/measurements/:key', {
    get: [
      guard,
      async (request, response) => {
        const { key } = validate(paramsSchema, request.params);
        const found = await measurements.find(key);
        if (found === undefined) throw new AppError('MEASUREMENT_NOT_FOUND');
        response.json(found);
      },
    ],
    put: [
      guard,
      async (request, response) => {
        const { key } = validate(paramsSchema, request.params);
        const measurement = validate(measurementSchema, request.body);
        const isNew = await measurements.insert(key, measurement);
        const kept = isNew ? measurement : ((await measurements.find(key)) ?? measurement);
        response.status(isNew ? 201 : 200).json(kept);
      },
    ],
  });
  return router;
}
