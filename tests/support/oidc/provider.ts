import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { Provider, type Configuration } from 'oidc-provider';
import { freePort } from '../servers/free-port.js';

/** A person with an account at the provider. */
export interface ProviderPerson {
  readonly subject: string;
  readonly name: string;
  readonly email: string;
  readonly emailVerified: boolean;
}

/** A real OpenID Connect provider on this machine; one person signs in there without a password. */
export interface TestProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The next person to sign in, or that they decline. */
  person: ProviderPerson | 'denied';
  close(): Promise<void>;
}

const CLIENT = { clientId: 'hone', clientSecret: 'a secret of the client at the provider' };

function configurationOf(site: string, people: ReadonlyMap<string, ProviderPerson>): Configuration {
  return {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [`${site}/api/v1/auth/oidc/callback`],
        post_logout_redirect_uris: [`${site}/`],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
    cookies: { keys: ['a key of the provider'] },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount(_context, id) {
      const person = people.get(id);
      if (person === undefined) return undefined;
      const { name, email, emailVerified: email_verified } = person;
      return { accountId: id, claims: () => ({ sub: id, name, email, email_verified }) };
    },
    // No consent page.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  };
}

/** Starts a provider for one site, whose origin is given. */
export async function startProvider(site: string): Promise<TestProvider> {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const people = new Map<string, ProviderPerson>();
  const provider = new Provider(issuer, configurationOf(site, people));
  const handle = provider.callback();
  const test: TestProvider = {
    issuer,
    ...CLIENT,
    person: 'denied',
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };

  async function interact(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { person } = test;
    if (person !== 'denied') people.set(person.subject, person);
    const result =
      person === 'denied'
        ? { error: 'access_denied', error_description: 'the person declined' }
        : { login: { accountId: person.subject } };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }

  const server = createServer((request, response) => {
    if (request.url?.startsWith('/interaction/') === true) void interact(request, response);
    else void handle(request, response);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return test;
}

/** Follows a sign-in through the provider's pages until it leads elsewhere; returns that address. */
export async function passThrough(provider: TestProvider, url: string): Promise<string> {
  const cookies = new Map<string, string>();
  let address = new URL(url);
  for (let hop = 0; hop < 10 && address.origin === provider.issuer; hop++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null)
      throw new Error(`the provider answered ${response.status}: ${await response.text()}`);
    address = new URL(location, address);
  }
  return address.href;
}
