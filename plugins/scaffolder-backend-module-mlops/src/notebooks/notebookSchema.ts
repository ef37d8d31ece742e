import type { z as zod } from 'zod/v3';

/** The scaffolder hands in its own zod. */
type Zod = typeof zod;

const text = 'A quantity of Kubernetes such as';

/** Input and output of the action `mlops:notebook:render`. */
export const notebookSchema = {
  input: {
    entity: (z: Zod) =>
      z.string({ description: 'Ref of the entity that it belongs to' }),
    cluster: (z: Zod) =>
      z
        .string({
          description:
            'Cluster, where the entity has more than one to choose from',
        })
        .optional(),
    namespace: (z: Zod) => z.string({ description: 'Namespace of a team' }),
    name: (z: Zod) =>
      z.string({ description: 'Name of the notebook, at most 40 letters' }),
    type: (z: Zod) =>
      z.enum(['jupyter', 'vscode', 'rstudio'], {
        description: 'What opens when somebody connects',
      }),
    image: (z: Zod) => z.string({ description: 'Reference of the image' }),
    cpu: (z: Zod) => z.string({ description: `${text} 500m` }),
    memory: (z: Zod) => z.string({ description: `${text} 1Gi` }),
    cpuLimit: (z: Zod) => z.string({ description: `${text} 2` }).optional(),
    memoryLimit: (z: Zod) =>
      z.string({ description: `${text} 4Gi` }).optional(),
    gpu: (z: Zod) =>
      z
        .object({
          resource: z
            .string({ description: 'Resource such as nvidia.com/gpu' })
            .optional(),
          count: z.number({ description: '1 where missing' }).optional(),
        })
        .optional(),
    homeVolume: (z: Zod) =>
      z
        .object({
          kind: z.enum(['new', 'existing', 'none']).optional(),
          size: z.string({ description: `${text} 10Gi` }).optional(),
          storageClass: z.string().optional(),
          existingClaim: z.string().optional(),
        })
        .optional(),
    serviceAccount: (z: Zod) =>
      z.string({ description: '`default-editor` where missing' }).optional(),
    imagePullSecret: (z: Zod) =>
      z.string({ description: 'Name of a Secret' }).optional(),
    runAsUser: (z: Zod) =>
      z.number({ description: 'Number of a user' }).optional(),
  },
  output: {
    repoUrl: (z: Zod) => z.string({ description: 'For the publish action' }),
    targetBranch: (z: Zod) =>
      z.string({ description: 'For the publish action' }),
    branchName: (z: Zod) =>
      z.string({ description: 'A branch of its own for every task' }),
    title: (z: Zod) => z.string({ description: 'Title of the pull request' }),
    description: (z: Zod) =>
      z.string({ description: 'Text of the pull request' }),
    files: (z: Zod) =>
      z.array(z.string(), { description: 'Paths of all files' }),
    path: (z: Zod) => z.string({ description: 'Folder of the notebook' }),
    entityRef: (z: Zod) =>
      z.string({ description: 'The full ref of the entity' }),
  },
};
