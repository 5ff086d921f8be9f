import { createHash } from 'node:crypto';
import {
  answerDeviceBodySchema,
  deviceBodySchema,
  deviceTokenBodySchema,
  findDeviceBodySchema,
} from '@hone/contracts';
import { AppError } from '@hone/kit';
import { Router } from 'express';
import { addressOf } from '../../http/client-address.js';
import type { RateLimits } from '../../http/rate-limits.js';
import { mount } from '../../http/route.js';
import { validate } from '../../http/validate.js';
import { requirePerson, requireSession } from '../sessions/identity.js';
import { grantError } from './grant-error.js';
import type { DeviceSignIns } from './use-cases.js';

export interface DeviceRouteOptions {
  readonly deviceSignIns: DeviceSignIns;
  readonly limits: RateLimits;
}

/** `/auth/device…`: two routes for devices, two for the page on which a user decides. */
export function createDeviceRoutes(options: DeviceRouteOptions): Router {
  const router = Router();
  mountDevice(router, options);
  mountPage(router, options);
  return router;
}

function mountDevice(router: Router, { deviceSignIns, limits }: DeviceRouteOptions): void {
  mount(router, '/auth/device', {
    post: async (request, response) => {
      requireSession(request);
      const body = validate(deviceBodySchema, request.body ?? {});
      await limits.count('device', { user: undefined, address: addressOf(request) });
      response.json(await deviceSignIns.start(body));
    },
  });
  mount(router, '/auth/device/token', {
    post: async (request, response) => {
      requireSession(request);
      const { device_code: code } = validate(deviceTokenBodySchema, request.body);
      await slowDown(limits, code);
      response.json(await deviceSignIns.redeem(code));
    },
  });
}

function mountPage(router: Router, { deviceSignIns, limits }: DeviceRouteOptions): void {
  mount(router, '/auth/device/find', {
    post: async (request, response) => {
      requireSession(request);
      const { id } = await requirePerson(request);
      const { code } = validate(findDeviceBodySchema, request.body);
      await limits.count('link', { user: id, address: addressOf(request) });
      response.json(await deviceSignIns.get(code));
    },
  });
  mount(router, '/auth/device/answer', {
    post: async (request, response) => {
      requireSession(request);
      const user = await requirePerson(request);
      const { code, allow } = validate(answerDeviceBodySchema, request.body);
      await limits.count('link', { user: user.id, address: addressOf(request) });
      await deviceSignIns.answer(user, code, allow);
      response.status(204).end();
    },
  });
}

/** Limits the questions of one device; RFC 8628 has a name for too many. */
async function slowDown(limits: RateLimits, deviceCode: string): Promise<void> {
  const name = createHash('sha256').update(deviceCode).digest('base64url');
  try {
    await limits.count('devicePoll', { user: name, address: undefined });
  } catch (error) {
    throw error instanceof AppError && error.code === 'RATE_LIMITED' ? grantError('slow_down') : error;
  }
}
