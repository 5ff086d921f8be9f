import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useIdentityOfOtherTabs } from '../account/identity.js';
import { mayRetry } from '../api-client/failures.js';
import { buildTheme, resolveVariables } from '../theme.js';
import { Announcements } from './announcements.js';
import { PortsContext, type Ports } from './ports.js';

const MAX_RETRIES = 3;
const LONGEST_RETRY_MS = 8_000;

function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (count, error) => count < MAX_RETRIES && mayRetry(error),
        retryDelay: (count) => Math.min(500 * 2 ** count, LONGEST_RETRY_MS),
      },
    },
  });
}

// The key that public/color-scheme.js reads before the first paint.
const COLOR_SCHEME_KEY = 'hone-color-scheme';

function IdentityWatch() {
  useIdentityOfOtherTabs();
  return null;
}

export function Providers({ ports, children }: { readonly ports: Ports; readonly children: ReactNode }) {
  const [queries] = useState(createQueryClient);
  const [theme] = useState(buildTheme);
  const [scheme] = useState(() => localStorageColorSchemeManager({ key: COLOR_SCHEME_KEY }));
  return (
    <PortsContext value={ports}>
      <QueryClientProvider client={queries}>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={resolveVariables}
          colorSchemeManager={scheme}
          defaultColorScheme="auto"
        >
          <IdentityWatch />
          <Announcements>{children}</Announcements>
        </MantineProvider>
      </QueryClientProvider>
    </PortsContext>
  );
}
