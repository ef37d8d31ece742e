import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  KubernetesGateway,
  MlflowServers,
  NotebooksConfig,
} from '@mlops-portal/backstage-plugin-mlops-node';
import type { KubernetesIntegration } from '../kubernetes';
import { NotebookDetailService } from './NotebookDetailService';
import { NotebookFinder } from './NotebookFinder';
import { NotebookLogService } from './NotebookLogService';
import { NotebookManifestService } from './NotebookManifestService';
import { NotebookOperator } from './NotebookOperator';
import { NotebookService } from './NotebookService';
import { OrphanedClaimService } from './OrphanedClaimService';
import { CrashLogs } from './detail/CrashLogs';
import { MlflowHealth } from './detail/MlflowHealth';

/** @internal */
export interface NotebookServicesOptions {
  readonly kubernetes: KubernetesIntegration;
  readonly gateway: KubernetesGateway;
  readonly servers: MlflowServers;
  readonly settings: NotebooksConfig;
  readonly logger: LoggerService;
  readonly now: () => Date;
}

/** All that the API does with notebooks. @internal */
export interface NotebookServices {
  readonly list: NotebookService;
  readonly detail: NotebookDetailService;
  readonly logs: NotebookLogService;
  readonly manifest: NotebookManifestService;
  readonly operator: NotebookOperator;
  readonly orphans: OrphanedClaimService;
}

/** @internal */
export function createNotebookServices(
  options: NotebookServicesOptions,
): NotebookServices {
  const finder = NotebookFinder.create(options.kubernetes);
  const shared = { ...options, finder };
  return {
    list: NotebookService.create(shared),
    detail: NotebookDetailService.create({
      ...shared,
      mlflow: MlflowHealth.create(options.servers),
      crashLogs: CrashLogs.create(options.gateway),
    }),
    logs: NotebookLogService.create(shared),
    manifest: NotebookManifestService.create(shared),
    operator: NotebookOperator.create(shared),
    orphans: OrphanedClaimService.create(shared),
  };
}
