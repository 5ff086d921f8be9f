import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

const HOST = /^(?:[A-Za-z0-9.-]+|\[[0-9a-fA-F:.]+\])(?::\d{1,5})?$/;

/** Older browsers do not treat a socket to the same host as `'self'`, so the address is listed. */
function socketSources(request: IncomingMessage): string {
  const host = request.headers.host ?? '';
  return HOST.test(host) ? `ws://${host} wss://${host}` : "'self'";
}

const SCRIPTS = "script-src 'self'";
/** The worker that runs gofmt, as the build of the web client names it. */
const GOFMT_WORKER = /[/\\]assets[/\\]gofmt-worker-[\w-]+\.js$/;

/** The policy of a worker's file applies to the worker: only gofmt's may compile WebAssembly (decision 86). */
export function allowWebAssembly(response: ServerResponse, path: string): void {
  if (!GOFMT_WORKER.test(path)) return;
  const policy = String(response.getHeader('Content-Security-Policy') ?? '');
  response.setHeader('Content-Security-Policy', policy.replace(SCRIPTS, `${SCRIPTS} 'wasm-unsafe-eval'`));
}

/** Headers of every response. The policy of docs/security.md: nothing from other sites, no inline scripts. */
export function createSecurityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        // The component library sets sizes and colors in style attributes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", socketSources],
      },
    },
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
    // Ignored without TLS; the proxy that terminates TLS decides.
    strictTransportSecurity: false,
  });
}
