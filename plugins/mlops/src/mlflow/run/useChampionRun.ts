import type { ModelVersionList, RunName } from '../../api';
import { useEntityQuery } from '../../query';
import { useModels } from '../useExperiments';

/** The run that the champion of the entity's model on this server comes from, if there is one. */
export function useChampionRun({ server }: RunName): string | undefined {
  const models = useModels();
  const model = models.data?.items.find(
    one =>
      one.server === server &&
      one.aliases.some(({ alias }) => alias === 'champion'),
  );
  const versions = useEntityQuery<ModelVersionList>({
    key: ['champion', server, model?.name],
    read: (api, entity, call) =>
      api.listModelVersions(
        entity,
        { server, name: model?.name ?? '' },
        { limit: 20 },
        call,
      ),
    polls: false,
    enabled: model !== undefined,
  });
  const version = model?.aliases.find(
    ({ alias }) => alias === 'champion',
  )?.version;
  return versions.data?.items.find(item => item.version === version)?.run
    ?.runId;
}
