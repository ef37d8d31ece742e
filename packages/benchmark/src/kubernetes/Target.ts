import type {
  KubernetesClient,
  RunningKubernetes,
} from '@mlops-portal/sandbox';

/** The API server that everything is measured against. */
export interface Target
  extends Pick<RunningKubernetes, 'url' | 'caPem' | 'caData' | 'tokens'> {
  readonly name: 'sandbox' | 'real';
  client(): KubernetesClient;
  stop(): Promise<void>;
}
