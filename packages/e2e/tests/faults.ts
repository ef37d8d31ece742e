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
  const set = async (fault: object) => {
    const answer = await api.post('/sandbox/faults', { data: fault });
    expect(answer.ok(), await answer.text()).toBe(true);
  };
  return {
    set,
    /** The Pod comes no further until the faults are cleared: its kubelet cannot write how far it is. */
    hold: (namespace: string, pod: string) =>
      set({
        fault: 'error',
        // As whom the controllers work.
        user: 'admin',
        path: `/namespaces/${namespace}/pods/${pod}/status`,
      }),
    async clear() {
      expect((await api.delete('/sandbox/faults')).ok()).toBe(true);
    },
    end: () => api.dispose(),
  };
}
