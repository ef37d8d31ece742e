import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  type RootConfigService,
  resolveSafeChildPath,
} from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  type NotebookChoices,
  type WorkloadChange,
  buildNotebook,
  changeBranch,
  changeDescription,
  changeTitle,
  checkNotebookChoices,
  entityAnnotations,
  workloadFolder,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { ProposalGuard } from '../entity/ProposalGuard';
import { chooseRepository } from '../gitops/chooseRepository';
import { examples } from './createNotebookRenderAction.examples';
import { notebookFacts } from './notebookFacts';
import { notebookChoices } from './notebookInput';

const text = 'A quantity of Kubernetes such as';

/**
 * The action `mlops:notebook:render`: writes the manifests of a new notebook
 * into the workspace, and says which pull request to open with them.
 */
export function createNotebookRenderAction(options: {
  readonly config: RootConfigService;
  readonly guard: ProposalGuard;
}) {
  const { config, guard } = options;
  return createTemplateAction({
    id: 'mlops:notebook:render',
    description:
      'Writes the manifests of a new Kubeflow notebook into the workspace, for a pull request to the GitOps repository.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        entity: z =>
          z.string({ description: 'Ref of the entity that it belongs to' }),
        cluster: z =>
          z
            .string({
              description:
                'Cluster, where the entity has more than one to choose from',
            })
            .optional(),
        namespace: z => z.string({ description: 'Namespace of a team' }),
        name: z =>
          z.string({ description: 'Name of the notebook, at most 40 letters' }),
        type: z =>
          z.enum(['jupyter', 'vscode', 'rstudio'], {
            description: 'What opens when somebody connects',
          }),
        image: z => z.string({ description: 'Reference of the image' }),
        cpu: z => z.string({ description: `${text} 500m` }),
        memory: z => z.string({ description: `${text} 1Gi` }),
        cpuLimit: z => z.string({ description: `${text} 2` }).optional(),
        memoryLimit: z => z.string({ description: `${text} 4Gi` }).optional(),
        gpu: z =>
          z
            .object({
              resource: z
                .string({ description: 'Resource such as nvidia.com/gpu' })
                .optional(),
              count: z.number({ description: '1 where missing' }).optional(),
            })
            .optional(),
        homeVolume: z =>
          z
            .object({
              kind: z.enum(['new', 'existing', 'none']).optional(),
              size: z.string({ description: `${text} 10Gi` }).optional(),
              storageClass: z.string().optional(),
              existingClaim: z.string().optional(),
            })
            .optional(),
        serviceAccount: z =>
          z
            .string({ description: '`default-editor` where missing' })
            .optional(),
        imagePullSecret: z =>
          z.string({ description: 'Name of a Secret' }).optional(),
        runAsUser: z =>
          z.number({ description: 'Number of a user' }).optional(),
      },
      output: {
        repoUrl: z => z.string({ description: 'For the publish action' }),
        targetBranch: z => z.string({ description: 'For the publish action' }),
        branchName: z =>
          z.string({ description: 'A branch of its own for every task' }),
        title: z => z.string({ description: 'Title of the pull request' }),
        description: z => z.string({ description: 'Text of the pull request' }),
        files: z => z.array(z.string(), { description: 'Paths of all files' }),
        path: z => z.string({ description: 'Folder of the notebook' }),
        entityRef: z => z.string({ description: 'The full ref of the entity' }),
      },
    },
    async handler(ctx) {
      const { entity: wanted, cluster: wantedCluster, ...input } = ctx.input;
      // What is wrong with the form is told before anything is looked up.
      const origin = {
        entityRef: wanted,
        templateRef: ctx.templateInfo?.entityRef,
      };
      check(notebookChoices(input, origin));
      const { entity, entityRef, cluster } = await guard.check(
        {
          entityRef: wanted,
          namespace: input.namespace,
          cluster: wantedCluster || undefined,
        },
        {
          credentials: await ctx.getInitiatorCredentials(),
          signal: ctx.signal,
        },
      );
      const repository = chooseRepository(config, cluster);
      const choices = notebookChoices(input, {
        ...origin,
        entityRef,
        kubernetesId:
          entity.metadata.annotations?.[entityAnnotations.kubernetesId],
      });
      const files = buildNotebook(choices);
      for (const file of files) {
        const path = resolveSafeChildPath(ctx.workspacePath, file.path);
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, file.text);
      }
      const change: WorkloadChange = {
        operation: 'create',
        kind: 'notebook',
        namespace: choices.namespace,
        name: choices.name,
        entityRef,
        entityUrl: entityUrl(config, entityRef),
        userRef: ctx.user?.ref,
        files,
        facts: notebookFacts(choices, cluster),
      };
      ctx.logger.info(
        `Wrote ${files.map(({ path }) => path).join(', ')} for ${entityRef}`,
      );
      ctx.output('repoUrl', repository.repoUrl);
      ctx.output('targetBranch', repository.targetBranch);
      ctx.output('branchName', changeBranch(ctx.task.id, change));
      ctx.output('title', changeTitle(change));
      ctx.output('description', changeDescription(change));
      ctx.output(
        'files',
        files.map(({ path }) => path),
      );
      ctx.output('path', workloadFolder({ kind: 'notebooks', ...choices }));
      ctx.output('entityRef', entityRef);
    },
  });
}

function check(choices: NotebookChoices) {
  const problems = checkNotebookChoices(choices);
  if (problems.length > 0) {
    throw new InputError(
      problems
        .map(({ field, message }) => `${formField(field)}: ${message}`)
        .join(' '),
    );
  }
}

/** The form calls the ref of the entity just "entity". */
function formField(field: string): string {
  return field === 'entityRef' ? 'entity' : field;
}

function entityUrl(
  config: RootConfigService,
  entityRef: string,
): string | undefined {
  const baseUrl = config.getOptionalString('app.baseUrl');
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const path = [namespace, kind, name].map(encodeURIComponent).join('/');
  return baseUrl && `${baseUrl.replace(/\/+$/, '')}/catalog/${path}`;
}
