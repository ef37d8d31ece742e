import { setTimeout as sleep } from 'node:timers/promises';
import type { KubernetesFailure } from './KubernetesGateway';
import type {
  KubernetesPageRequest,
  KubernetesPageResult,
} from './KubernetesRequests';
import type { PluginAnswer } from './PluginAnswer';
import { interpretPage } from './readPage';

type Ask = (
  request: KubernetesPageRequest,
  signal: AbortSignal,
) => Promise<PluginAnswer | KubernetesFailure>;

/** What a request takes to leave through the Kubernetes plugin when that runs in this process. */
const LEAVING_MS = 5;

/**
 * The pages of a list, one after the other. The cluster works on the next page
 * while this one is parsed and read, which takes as long. A page that is no
 * success is the last.
 *
 * @internal
 */
export async function* readPages(
  request: KubernetesPageRequest,
  ask: Ask,
): AsyncGenerator<KubernetesPageResult, void, undefined> {
  const ending = new AbortController();
  const begin = (place: string | undefined) => {
    const asked = ask({ ...request, continue: place }, ending.signal);
    // Nobody may come for it any more.
    asked.catch(() => {});
    return { place, asked };
  };
  try {
    let next = begin(request.continue);
    for (;;) {
      const received = await next.asked;
      const place =
        received.status === 'answered' ? placeIn(received.text) : '';
      const ahead = place ? begin(place) : undefined;
      if (ahead) {
        await sleep(LEAVING_MS);
      }
      const page = interpretPage(received, request);
      yield page;
      if (page.status !== 'ok' || !page.continue) {
        return;
      }
      next = ahead?.place === page.continue ? ahead : begin(page.continue);
    }
  } finally {
    ending.abort();
  }
}

/**
 * Where the next page begins, found without parsing the text: before or after
 * the objects, depending on the server's way of writing lists.
 */
function placeIn(text: string): string | undefined {
  const before = text.slice(0, Math.max(0, text.indexOf('"items"')));
  const after = text.slice(text.lastIndexOf(']'));
  return /"continue":\s*"([^"\\]+)"/.exec(before + after)?.[1];
}
