import { trackListSchema, trackViewSchema } from '@hone/contracts';
import type { SendRequest } from './send-request.js';

/** The calls about tracks. */
export function createTrackApi(send: SendRequest) {
  return {
    listTracks: async (signal?: AbortSignal) =>
      (await send({ method: 'GET', path: '/tracks', answer: trackListSchema, signal })).items,
    getTrack: (slug: string, signal?: AbortSignal) =>
      send({
        method: 'GET',
        path: `/tracks/${encodeURIComponent(slug)}`,
        answer: trackViewSchema,
        signal,
      }),
  };
}
