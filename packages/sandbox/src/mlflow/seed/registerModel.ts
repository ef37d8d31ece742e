import {
  scenarioModelId,
  scenarioRunId,
  scenarioStorageUri,
} from '../scenario';
import { MlflowStore } from '../store/MlflowStore';

/** Registers versions of runs that are in the store already, oldest first. */
export function registerModel(
  store: MlflowStore,
  options: {
    name: string;
    description: string;
    versions: number;
    tags?: Readonly<Record<string, string>>;
    aliases: Readonly<Record<string, string>>;
  },
) {
  const { name, description } = options;
  const versions = Array.from({ length: options.versions }, (_, index) => {
    const version = String(index + 1);
    const run = store.run(scenarioRunId(name, version));
    return {
      version,
      creationTime: (run.endTime ?? run.startTime) + 60_000,
      runId: run.runId,
      source: `models:/${scenarioModelId(name, version)}`,
      artifactUri: scenarioStorageUri(name, version),
      description: '',
      tags: new Map<string, string>(),
    };
  });
  store.models.set(name, {
    name,
    description,
    creationTime: versions[0].creationTime,
    lastUpdatedTime: versions[versions.length - 1].creationTime,
    tags: new Map(Object.entries(options.tags ?? {})),
    versions,
    aliases: new Map(Object.entries(options.aliases)),
  });
}
