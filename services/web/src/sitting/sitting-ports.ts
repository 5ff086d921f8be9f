import { SITTING_HEADER, type SittingChallenge } from '@hone/contracts/hiring';
import type { ChallengeView } from '@hone/contracts';
import { createHoneApi, type HoneApi } from '../api-client/hone-api.js';
import type { SendRequest } from '../api-client/send-request.js';
import { createSittingApi } from '../api-client/sitting-api.js';
import type { Ports } from '../app/ports.js';

/** Requests that belong to a sitting: the server then uses the sitting's session as the caller's. */
function withSitting(send: SendRequest, sitting: string): SendRequest {
  return (request) => send({ ...request, headers: { ...request.headers, [SITTING_HEADER]: sitting } });
}

/** The owner of drafts on this device: each item of each sitting has separate ones. */
export function ownerOf(sitting: string, item: string): string {
  return `sitting-${sitting}/${item}`;
}

/** The challenge of an item as the workbench expects challenges. */
export function viewOf({ item: _item, ...challenge }: SittingChallenge): ChallengeView {
  return { ...challenge, hintsAvailable: 0, status: 'new' };
}

/**
 * The workbench's ports for one item of a sitting: drafts and submissions go to the sitting, and help is
 * unavailable.
 */
export function createSittingPorts(ports: Ports, sitting: string, item: string): Ports {
  const send = withSitting(ports.send, sitting);
  const practice = createHoneApi(send);
  const own = createSittingApi(ports.send);
  const user = { id: ownerOf(sitting, item), name: '', guest: false, roles: [] };
  const api: HoneApi = {
    ...practice,
    getMe: () => Promise.resolve({ user }),
    startGuest: () => Promise.resolve({ user }),
    findDraft: ({ language }) => own.findItemDraft(sitting, item, language),
    saveDraft: (_slug, { language, files, revision }, last) =>
      own.saveItemDraft(sitting, item, { language, files, revision }, last),
    createSubmission: ({ variant: _variant, ...body }, key) =>
      practice.createSubmission({ ...body, sitting }, key),
    getSubmission: async (id, signal) => ({ ...(await practice.getSubmission(id, signal)), revealable: [] }),
  };
  return { ...ports, send, api };
}
