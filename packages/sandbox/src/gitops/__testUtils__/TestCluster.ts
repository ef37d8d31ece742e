import { randomUUID } from 'node:crypto';
import {
  startKubernetes,
  type KubernetesClient,
  type RunningKubernetes,
} from '../../kubernetes';
import {
  startGitopsLoop,
  type GitopsLoop,
  type GitopsLoopOptions,
} from '../startGitopsLoop';
import { configMaps, namespace, notebooks, volumeClaims } from './manifests';
import { TestRepository } from './TestRepository';

/** One cluster for all tests of a file (its certificates take longer than a test) and a repository for each. */
export class TestCluster {
  readonly client: KubernetesClient;
  repository = new TestRepository();
  readonly #kubernetes: RunningKubernetes;
  #name = '';
  #loops: GitopsLoop[] = [];

  private constructor(kubernetes: RunningKubernetes) {
    this.#kubernetes = kubernetes;
    this.client = kubernetes.client('admin');
  }

  static async start(): Promise<TestCluster> {
    return new TestCluster(await startKubernetes({ port: 0 }));
  }

  /** A new repository with the namespace `churn`: what another test has left is not its to prune. */
  begin(): void {
    this.#name = `gitops-${randomUUID()}`;
    this.repository = new TestRepository().write(
      'tenants/churn/profile/namespace.yaml',
      namespace('churn'),
    );
  }

  startLoop(options: Partial<GitopsLoopOptions> = {}): GitopsLoop {
    const loop = startGitopsLoop({
      git: this.repository,
      owner: 'team',
      name: this.#name,
      client: this.client,
      ...options,
    });
    this.#loops.push(loop);
    return loop;
  }

  async end(): Promise<void> {
    await Promise.all(this.#loops.splice(0).map(loop => loop.stop()));
    for (const ref of [notebooks, configMaps, volumeClaims]) {
      for (const { metadata } of (await this.client.list(ref)).items) {
        await this.client.delete(ref, metadata);
      }
    }
  }

  async stop(): Promise<void> {
    await this.#kubernetes.close();
  }
}

/** Polls until a condition holds; fails after a deadline. */
export async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > deadline) {
      throw new Error('The condition was not met within 10 s');
    }
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
