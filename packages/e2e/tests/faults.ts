import fs from 'node:fs';
import { type APIRequestContext, expect, request } from '@playwright/test';

/** Lets the first cluster of the sandbox fail, as its administrator. */
export async function clusterFaults() {
  const kubeconfig = fs.readFileSync(
    process.env.SANDBOX_KUBECONFIG ?? '',
    'utf8',
  );
  const token = /name: admin\s+user:\s+token: (\S+)/.exec(kubeconfig)?.[1];
  const api: APIRequestContext = await request.newContext({
    baseURL: process.env.SANDBOX_KUBERNETES_URL,
    // The sandbox signs its certificate itself.
    ignoreHTTPSErrors: true,
    extraHTTPHeaders: { Authorization: `Bearer ${token}` },
  });
  return {
    async set(fault: object) {
      const answer = await api.post('/sandbox/faults', { data: fault });
      expect(answer.ok(), await answer.text()).toBe(true);
    },
    async clear() {
      expect((await api.delete('/sandbox/faults')).ok()).toBe(true);
    },
    end: () => api.dispose(),
  };
}
