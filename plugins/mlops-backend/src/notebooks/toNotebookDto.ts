import type {
  Notebook,
  NotebookStatus,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { Schemas } from '../openapi';

/** What of a notebook needs no diagnosis. @internal */
export function toNotebookDto(options: {
  readonly cluster: string;
  readonly notebook: Notebook;
  readonly status: NotebookStatus;
}): Schemas['Notebook'] {
  const { cluster, notebook, status } = options;
  const { cpu, memory, gpus } = notebook.resources;
  return {
    workload: 'Notebook',
    cluster,
    namespace: notebook.namespace,
    name: notebook.name,
    type: notebook.type,
    image: notebook.image,
    phase: status.phase,
    headline: status.headline,
    since: status.since,
    evidence: status.evidence,
    findings: { errors: 0, warnings: 0 },
    resources: {
      cpu,
      memory,
      gpus: gpus.map(({ vendor, resource, count }) => ({
        vendor,
        resource,
        count,
      })),
    },
    volumes: notebook.volumes.map(
      ({ name, kind, claimName, mountPath, home }) => ({
        name,
        kind,
        claimName,
        mountPath,
        home,
      }),
    ),
    createdAt: notebook.createdAt,
    lastActivity: notebook.lastActivity,
    creator: notebook.creator,
    owner: notebook.creator,
    gitops: notebook.provenance && {
      tool: notebook.provenance.tool,
      name: notebook.provenance.name,
    },
  };
}
