import { testCaseListSchema, testCaseSchema, type TestCase } from '@hone/contracts';
import { z } from 'zod';
import type { SendRequest } from '../../api-client/send-request.js';

/** The calls for test cases. */
export function createCaseApi(send: SendRequest) {
  const place = (slug: string, id?: string) =>
    ['/challenges', encodeURIComponent(slug), 'cases', ...(id === undefined ? [] : [id])].join('/');
  return {
    list: async (slug: string) =>
      (await send({ method: 'GET', path: place(slug), answer: testCaseListSchema })).items,
    save: (slug: string, { id, ...body }: TestCase) =>
      send({ method: 'PUT', path: place(slug, id), body, answer: testCaseSchema }),
    remove: (slug: string, id: string) =>
      send({ method: 'DELETE', path: place(slug, id), answer: z.unknown() }),
  };
}

export type CaseApi = ReturnType<typeof createCaseApi>;
