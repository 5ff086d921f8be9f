import {
  answerDeviceBodySchema,
  deviceBodySchema,
  deviceCodeSchema,
  deviceTokenBodySchema,
  deviceTokenSchema,
  findDeviceBodySchema,
  waitingDeviceSchema,
} from '@hone/contracts';
import type { Operation } from './operation.js';

/** Operations of signing in a device (RFC 8628). */
export const deviceOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/api/v1/auth/device',
    summary: 'Begin to sign in a device or program without a browser (RFC 8628).',
    tag: 'account',
    body: deviceBodySchema.meta({ id: 'DeviceBody' }),
    success: {
      status: 200,
      description: 'Show `user_code` and `verification_uri`; request the token every `interval` seconds.',
      schema: deviceCodeSchema.meta({ id: 'DeviceCode' }),
    },
    problems: [400, 403, 413, 415, 422, 429, 503],
  },
  {
    method: 'post',
    path: '/api/v1/auth/device/token',
    summary:
      'Request the token of a device. Until it exists, the problem document has the `error` member of RFC 8628.',
    tag: 'account',
    body: deviceTokenBodySchema.meta({ id: 'DeviceTokenBody' }),
    success: {
      status: 200,
      description: 'The token, once; it is also in the list of my API tokens.',
      schema: deviceTokenSchema.meta({ id: 'DeviceToken' }),
    },
    problems: [400, 403, 409, 413, 415, 422, 503],
  },
  {
    method: 'post',
    path: '/api/v1/auth/device/find',
    summary: 'The device that is waiting with a user code. Browser sessions only.',
    tag: 'account',
    body: findDeviceBodySchema.meta({ id: 'FindDeviceBody' }),
    success: {
      status: 200,
      description: 'What it asks for.',
      schema: waitingDeviceSchema.meta({ id: 'WaitingDevice' }),
    },
    problems: [400, 401, 403, 404, 413, 415, 422, 429],
  },
  {
    method: 'post',
    path: '/api/v1/auth/device/answer',
    summary: 'Allow or decline the sign-in of a device. Only for browser sessions of an account.',
    tag: 'account',
    body: answerDeviceBodySchema.meta({ id: 'AnswerDeviceBody' }),
    success: { status: 204, description: 'Recorded; the code cannot be used again.' },
    problems: [400, 401, 403, 404, 409, 413, 415, 422, 429],
  },
];
