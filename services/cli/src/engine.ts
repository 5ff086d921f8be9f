import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** The part of the launcher's state file that this command reads. */
const stateSchema = z.object({
  v: z.literal(1),
  dockerHost: z.string().optional(),
  images: z.record(z.string(), z.string()).optional(),
  port: z.number().optional(),
});

/** The engine and images to use; nothing is contacted yet. */
export interface EngineChoice {
  readonly dockerHost: string;
  readonly images: Readonly<Record<string, string>>;
  readonly port: number;
}

const DEFAULT_SOCKET = 'unix:///var/run/docker.sock';

/**
 * Engine: `DOCKER_HOST`, otherwise the one in the launcher's state file, otherwise the default socket.
 * Images: `HONE_IMAGES`, otherwise those in the state file.
 */
export function chooseEngine(root: string, env: NodeJS.ProcessEnv): EngineChoice {
  const state = readState(stateFolder(root, env));
  const images = env['HONE_IMAGES'];
  return {
    dockerHost: env['DOCKER_HOST'] ?? state.dockerHost ?? DEFAULT_SOCKET,
    images:
      images === undefined
        ? (state.images ?? {})
        : z.record(z.string(), z.string()).parse(JSON.parse(images)),
    port: Number(env['HONE_PORT'] ?? state.port ?? 3000),
  };
}

/** Folder of the launcher's state file. */
const stateFolder = (root: string, env: NodeJS.ProcessEnv): string =>
  env['HONE_STATE_DIR'] || env['HONE_FOLDER'] || join(root, '.hone');

function readState(folder: string): z.infer<typeof stateSchema> {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(join(folder, 'state.json'), 'utf8')));
  } catch {
    return { v: 1 };
  }
}

/** `HONE_OPERATOR_TOKEN`, otherwise the operator token that the launcher generated. */
export function findOperatorToken(root: string, env: NodeJS.ProcessEnv): string | undefined {
  if (env['HONE_OPERATOR_TOKEN'] !== undefined) return env['HONE_OPERATOR_TOKEN'];
  try {
    const path = join(stateFolder(root, env), 'secrets.json');
    return z.object({ operatorToken: z.string() }).parse(JSON.parse(readFileSync(path, 'utf8')))
      .operatorToken;
  } catch {
    return undefined;
  }
}
