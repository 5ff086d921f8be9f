import { forwardTo, type Box, type Sandbox } from '@hone/contracts/sandbox';
import { inSpan, type Tracer } from '@hone/kit';

/**
 * Wraps a sandbox with a span for each opened box, compilation and run. `parent` is called each time, because
 * phases change.
 */
export function traceBoxes(sandbox: Sandbox, tracer: Tracer, parent: () => string | undefined): Sandbox {
  const originals = new WeakMap<Box, Box>();
  return {
    runtimes: () => sandbox.runtimes(),
    sourceName: (language) => sandbox.sourceName(language),
    close: () => sandbox.close(),
    open: (spec, signal) =>
      inSpan(tracer, 'box open', { parent: parent(), facts: { 'hone.runtime': spec.runtime } }, async () => {
        const box = await sandbox.open(spec, signal);
        const traced = traceBox(box, tracer, parent);
        originals.set(traced, box);
        return traced;
      }),
    reserveCore: (options, signal) =>
      inSpan(tracer, 'place take', { parent: parent() }, async () => {
        const core = await sandbox.reserveCore(options, signal);
        const original = (box: Box): Box => originals.get(box) ?? box;
        return {
          ...core,
          pin: (box: Box) => core.pin(original(box)),
          share: (box: Box, share: number) => core.share(original(box), share),
        };
      }),
    openPod: (spec, signal) =>
      inSpan(tracer, 'pod open', { parent: parent(), facts: { 'hone.members': spec.members.length } }, () =>
        sandbox.openPod(spec, signal),
      ),
  };
}

function traceBox(box: Box, tracer: Tracer, parent: () => string | undefined): Box {
  return {
    ...forwardTo(box),
    compile: (entry) =>
      inSpan(tracer, 'box compile', { parent: parent() }, async (span) => {
        const outcome = await box.compile(entry);
        span.add({ 'hone.ok': outcome.ok });
        return outcome;
      }),
    run: (request) =>
      inSpan(tracer, 'box run', { parent: parent() }, async (span) => {
        const outcome = await box.run(request);
        const { cpuMs, wallMs } = outcome.usage;
        span.add({ 'hone.status': outcome.status, 'hone.cpu_ms': cpuMs, 'hone.wall_ms': wallMs });
        return outcome;
      }),
  };
}
