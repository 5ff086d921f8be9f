import { waitingDeviceSchema } from '@hone/contracts';
import { z } from 'zod';
import type { SendRequest } from './send-request.js';

/** The calls about signing in a device. */
export function createDeviceCalls(send: SendRequest) {
  return {
    findDevice: (code: string) =>
      send({ method: 'POST', path: '/auth/device/find', body: { code }, answer: waitingDeviceSchema }),
    answerDevice: (code: string, allow: boolean) =>
      send({ method: 'POST', path: '/auth/device/answer', body: { code, allow }, answer: z.unknown() }),
  };
}
