import jsonPatch from 'fast-json-patch';
import { ApiError } from './ApiError';
import { isRecord, KubernetesObject } from './KubernetesObject';

const mergePatchType = 'application/merge-patch+json';
const jsonPatchType = 'application/json-patch+json';

/** Merges as RFC 7386 says: null removes, objects merge, all else replaces. */
export function applyMergePatch(target: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) {
    return patch;
  }
  const result: Record<string, unknown> = isRecord(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) {
      delete result[key];
    } else {
      result[key] = applyMergePatch(result[key], value);
    }
  }
  return result;
}

function applyJsonPatch(target: KubernetesObject, patch: unknown): unknown {
  if (!Array.isArray(patch)) {
    throw ApiError.badRequest(
      'error decoding patch: json: cannot unmarshal object into Go value of type jsonpatch.Patch',
    );
  }
  try {
    return jsonPatch.applyPatch(structuredClone(target), patch, true, true)
      .newDocument;
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    throw new ApiError(
      422,
      'Invalid',
      `the server rejected our request due to an error in our request: ${name}`,
      {},
    );
  }
}

/** Applies a patch of the content type's kind; strategic merge and server-side apply are refused. */
export function applyPatch(
  contentType: string,
  target: KubernetesObject,
  patch: unknown,
): unknown {
  switch (contentType.split(';')[0].trim()) {
    case mergePatchType:
      if (!isRecord(patch)) {
        throw ApiError.badRequest('error decoding patch: not a JSON object');
      }
      return applyMergePatch(target, patch);
    case jsonPatchType:
      return applyJsonPatch(target, patch);
    default:
      throw ApiError.unsupportedMediaType([jsonPatchType, mergePatchType]);
  }
}
