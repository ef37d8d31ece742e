import { useCallback, useRef, useState } from 'react';
import { errorApiRef, useApi } from '@backstage/core-plugin-api';
import { useEntityRead } from '../../query';
import { readBytes } from './readBytes';
import { saveFile } from './saveFile';
import type { FileOwner } from './useArtifacts';

/** Larger files go straight to the disk where the browser can do that. */
const mostInMemory = 64_000_000;

type SavePicker = (options: {
  suggestedName: string;
}) => Promise<{ createWritable(): Promise<WritableStream<Uint8Array>> }>;

/** Where a download stands. */
export interface Download {
  /** Bytes so far; undefined when nothing is on its way. */
  readonly read: number | undefined;
  readonly start: (file: { path: string; name: string; size?: number }) => void;
  readonly cancel: () => void;
}

/**
 * Downloads a file. It is asked for as all else, with the tokens of the portal
 * and of the user, which a plain link would not send.
 */
export function useDownload(owner: FileOwner): Download {
  const errorApi = useApi(errorApiRef);
  const { read: ask } = useEntityRead();
  const [read, setRead] = useState<number>();
  const abort = useRef<AbortController>();

  const start: Download['start'] = useCallback(
    async ({ path, name, size = 0 }) => {
      const controller = new AbortController();
      abort.current = controller;
      const { signal } = controller;
      try {
        // It opens upon a click only, so before anything else.
        const target = size > mostInMemory ? await pickTarget(name) : undefined;
        setRead(0);
        const response = await ask(
          (api, entity, call) =>
            api.getArtifact(entity, { ...owner, path, download: true }, call),
          signal,
        );
        if (target && response.body) {
          await response.body
            .pipeThrough(counter(setRead))
            .pipeTo(target, { signal });
        } else {
          const bytes = await readBytes(response, Infinity, setRead);
          saveFile(new Blob([bytes]), name);
        }
      } catch (error) {
        if (!isAbort(error)) {
          errorApi.post(error as Error);
        }
      } finally {
        setRead(undefined);
      }
    },
    [ask, errorApi, owner],
  );
  const cancel = useCallback(() => abort.current?.abort(), []);
  return { read, start, cancel };
}

async function pickTarget(name: string) {
  const pick = (window as { showSaveFilePicker?: SavePicker })
    .showSaveFilePicker;
  const handle = await pick?.({ suggestedName: name });
  return handle?.createWritable();
}

function counter(onRead: (bytes: number) => void) {
  let read = 0;
  return new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      read += chunk.byteLength;
      onRead(read);
      controller.enqueue(chunk);
    },
  });
}

/** Somebody closed the dialog, or gave up. */
function isAbort(error: unknown): boolean {
  return (error as { name?: string }).name === 'AbortError';
}
