import {
  type Evidence,
  type KubernetesObject,
  ObjectReader,
} from '@mlops-portal/backstage-plugin-mlops-common';

/** An object of a GitOps repository of whatever kind. */
export interface RepositoryEvidence {
  readonly object: KubernetesObject;
  readonly kind: string;
  /** Without the version; empty for the core group. */
  readonly group: string;
  readonly name: string;
  /** From the top of the object. */
  readonly fields: ObjectReader;
}

export function repositoryEvidence(
  object: KubernetesObject,
): RepositoryEvidence {
  const fields = ObjectReader.of(object);
  const apiVersion = fields.at('apiVersion').string() ?? '';
  return {
    object,
    kind: fields.at('kind').string() ?? '',
    group: apiVersion.includes('/') ? apiVersion.split('/')[0] : '',
    name: fields.at('metadata', 'name').string() ?? '',
    fields,
  };
}

/** What a field of such an object says. */
export function said(
  { kind, name }: RepositoryEvidence,
  field: string,
  text: string,
): Evidence {
  return { object: `${kind} ${name}`, field, text };
}
