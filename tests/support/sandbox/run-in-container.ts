import type Docker from 'dockerode';

/** The exit of a command, and its whole output. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a command in a running container. */
export async function runInContainer(
  docker: Docker,
  container: string,
  words: readonly string[],
): Promise<Ended> {
  const exec = await docker.getContainer(container).exec({
    Cmd: [...words],
    AttachStdout: true,
    AttachStderr: true,
    Tty: true,
  });
  const stream = await exec.start({ Tty: true });
  let output = '';
  for await (const chunk of stream) output += String(chunk);
  return { code: (await exec.inspect()).ExitCode, output };
}
