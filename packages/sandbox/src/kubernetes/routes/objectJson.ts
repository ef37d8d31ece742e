import { KubernetesObject } from '../KubernetesObject';

const texts = new WeakMap<KubernetesObject, Map<string, string>>();

/** An object as JSON in the version asked for. Stored objects never change, so each is written once. */
export function objectJson(
  object: KubernetesObject,
  apiVersion: string,
): string {
  let versions = texts.get(object);
  if (!versions) {
    versions = new Map();
    texts.set(object, versions);
  }
  let text = versions.get(apiVersion);
  if (text === undefined) {
    text = JSON.stringify({ ...object, apiVersion });
    versions.set(apiVersion, text);
  }
  return text;
}
