/**
 * What somebody chose in the form for a new notebook.
 *
 * @public
 */
export interface NotebookChoices {
  readonly namespace: string;
  readonly name: string;
  readonly type: 'jupyter' | 'vscode' | 'rstudio';
  readonly image: string;
  readonly cpu: string;
  readonly memory: string;
  readonly cpuLimit?: string;
  readonly memoryLimit?: string;
  readonly gpu?: {
    /** "nvidia.com/gpu" */
    readonly resource: string;
    readonly count: number;
  };
  /** Without one, everything in the home directory is lost on a stop. */
  readonly homeVolume?: NewHomeVolume | ExistingHomeVolume;
  readonly serviceAccount?: string;
  readonly imagePullSecret?: string;
  readonly runAsUser?: number;
  /** The full ref of the catalog entity that it belongs to. */
  readonly entityRef: string;
  /**
   * What the entity is called by Backstage's Kubernetes plugin; its name where
   * nothing is said.
   */
  readonly kubernetesId?: string;
  /** The full ref of the software template that it was made with. */
  readonly templateRef?: string;
}

/** @public */
export interface NewHomeVolume {
  readonly size: string;
  /** The default of the cluster where nothing is said. */
  readonly storageClass?: string;
}

/** @public */
export interface ExistingHomeVolume {
  readonly existingClaim: string;
}
