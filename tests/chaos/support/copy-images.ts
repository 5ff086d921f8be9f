import Docker from 'dockerode';

const open = (host: string) => new Docker({ socketPath: host.replace('unix://', '') });

/** Images that others are looked up by: the newest of each of ours, and those that may come from a registry. */
async function wantedOf(docker: Docker): Promise<Map<string, string>> {
  const newest = new Map<string, { tag: string; id: string; created: number }>();
  for (const { RepoTags, Id, Created } of await docker.listImages()) {
    for (const tag of RepoTags ?? []) {
      const [name = ''] = tag.split(':');
      if (!/^hone\/|^(redis|mongo|debian):/.test(tag)) continue;
      const known = newest.get(name);
      if (known === undefined || known.created < Created) newest.set(name, { tag, id: Id, created: Created });
    }
  }
  return new Map([...newest.values()].map(({ tag, id }) => [tag, id]));
}

/** Gives the other engine the same images, under the same ids, and no outdated ones. */
export async function copyImages(from: string, to: string): Promise<void> {
  const [near, far] = [open(from), open(to)];
  const [wanted, present] = await Promise.all([wantedOf(near), far.listImages()]);
  const tags = new Set(present.flatMap(({ RepoTags }) => RepoTags ?? []));
  const missing = [...wanted.keys()].filter((tag) => !tags.has(tag));
  const outdated = [...tags].filter((tag) => tag !== '<none>:<none>' && !wanted.has(tag));
  for (const tag of outdated) await far.getImage(tag).remove({ force: true });
  for (const tag of missing) {
    const progress = await far.loadImage(await near.getImage(tag).get(), { quiet: true });
    await new Promise((resolve, reject) => progress.on('end', resolve).on('error', reject).resume());
  }
}
