import './app/zod-without-eval.js';
import './styles/mantine.css';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { createHoneApi } from './api-client/hone-api.js';
import { createSendRequest } from './api-client/send-request.js';
import { traceRequests } from './api-client/trace-requests.js';
import { Providers } from './app/providers.js';
import { createRouter } from './app/router.js';
import { createIndexedDraftStore } from './challenge/drafts/draft-store.indexed.js';
import { readTabName } from './challenge/drafts/tab-name.js';
import { createIndexedInputStore } from './challenge/inputs/input-history.indexed.js';
import { createDeferredChannel } from './live/live-channel.deferred.js';

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root');

const send = createSendRequest(traceRequests((input, init) => fetch(input, init)));
const ports = {
  send,
  api: createHoneApi(send),
  channel: createDeferredChannel(async () =>
    (await import('./live/live-channel.socketio.js')).createSocketChannel(),
  ),
  drafts: createIndexedDraftStore(readTabName()),
  inputs: createIndexedInputStore(),
};

createRoot(place).render(
  <StrictMode>
    <Providers ports={ports}>
      <RouterProvider router={createRouter()} />
    </Providers>
  </StrictMode>,
);
