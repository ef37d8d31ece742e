import { useCallback, useState } from 'react';
import type { ArtifactList } from '../../api';
import { type EntityQuery, useEntityQuery } from '../../query';
import { readBytes, TooManyBytesError } from './readBytes';

/** Whose files: those of a run, or of a model that it logged. */
export interface FileOwner {
  readonly server: string;
  readonly runId: string;
  readonly model?: string;
}

/** MLflow lists a thousand at a time; more pages than this are a mistake of the server. */
const mostPages = 20;

export interface FolderQuery extends EntityQuery<ArtifactList> {
  readonly loadMore: () => void;
}

/** The files and folders in one folder; while the run goes on more may come. */
export function useFolder(
  owner: FileOwner,
  path: string,
  options: { isLive: boolean },
): FolderQuery {
  const { server, runId, model } = owner;
  const [pages, setPages] = useState(1);
  const query = useEntityQuery<ArtifactList>({
    key: ['artifacts', server, runId, model, path, pages],
    read: async (api, entity, call) => {
      const folder = { ...owner, ...(path ? { path } : {}) };
      let list = await api.listArtifacts(entity, folder, call);
      for (let page = 1; page < pages && list.nextPageToken; page += 1) {
        const next = await api.listArtifacts(
          entity,
          { ...folder, pageToken: list.nextPageToken },
          call,
        );
        const isRepeated = next.nextPageToken === list.nextPageToken;
        list = {
          ...next,
          items: [...list.items, ...next.items],
          nextPageToken: isRepeated ? undefined : next.nextPageToken,
        };
      }
      return list;
    },
    polls: options.isLive,
  });
  const loadMore = useCallback(
    () => setPages(before => Math.min(mostPages, before + 1)),
    [],
  );
  return { ...query, loadMore };
}

/** A file as far as it can be shown. */
export type ReadFile =
  | { readonly isTooLarge: true }
  | { readonly isTooLarge: false; readonly bytes: Uint8Array<ArrayBuffer> };

/** The bytes of a file that is looked at; read once. */
export function useFile(
  owner: FileOwner,
  path: string,
  options: { limit: number; enabled: boolean },
): EntityQuery<ReadFile> {
  const { server, runId, model } = owner;
  return useEntityQuery<ReadFile>({
    key: ['artifact', server, runId, model, path],
    read: async (api, entity, call) => {
      try {
        const response = await api.getArtifact(
          entity,
          { ...owner, path },
          call,
        );
        const bytes = await readBytes(response, options.limit);
        return { isTooLarge: false, bytes };
      } catch (error) {
        if (error instanceof TooManyBytesError || isTooLarge(error)) {
          return { isTooLarge: true };
        }
        throw error;
      }
    },
    polls: false,
    enabled: options.enabled,
  });
}

/** The backend has a limit of its own for what is looked at. */
function isTooLarge(error: unknown): boolean {
  const { response } = error as { response?: { status?: number } };
  return response?.status === 413;
}
