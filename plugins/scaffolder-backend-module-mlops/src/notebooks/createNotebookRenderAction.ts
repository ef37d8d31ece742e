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
import { judgeNotebook } from './judgeNotebook';
import { notebookFacts } from './notebookFacts';
import { notebookChoices } from './notebookInput';
import { notebookSchema } from './notebookSchema';

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
    schema: notebookSchema,
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
      const { errors, warnings } = judgeNotebook(files);
      if (errors.length > 0) {
        throw new InputError(errors.join('\n'));
      }
      for (const warning of warnings) {
        ctx.logger.warn(warning);
      }
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
