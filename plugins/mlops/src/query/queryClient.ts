import { QueryClient } from '@tanstack/react-query';

/**
 * One client for all extensions of the plugin, so that a tab and a card that
 * need the same answer ask once. Every key starts with the user.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Polling asks again soon enough, and a sentence about a failure should not wait for three tries.
      retry: false,
      staleTime: 1_000,
      // Whether the browser believes to be online says nothing about a portal on the same machine.
      networkMode: 'always',
    },
  },
});
