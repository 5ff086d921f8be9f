/** Runs hostile code in Docker boxes and says exactly what happened. */
export type { CanaryResult } from './canary.js';
export { createDockerSandbox, type DockerSandboxOptions } from './create-docker-sandbox.js';
export type { DockerSandbox } from './docker/docker-sandbox.js';
export type { EngineInfo } from './docker/engine.dockerode.js';
export type { PoolCounts } from './pool/pooled-box.js';
export { SandboxFault, type FaultKind } from './sandbox-fault.js';
export type { SandboxLog } from './sandbox-log.js';
