import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { MLFLOW_ENTITY_TAG, MLFLOW_OWNER_TAG } from './names';

/** Who may see what of a server: `owned` is decided for each experiment, `any` is for a single tenant. @public */
export type MlflowAccessMode = 'owned' | 'any';

/** What is to be decided, and by whose words. @public */
export interface MlflowAccessQuestion {
  readonly mode: MlflowAccessMode;
  readonly server: string;
  readonly kind: 'experiment' | 'registered model';
  readonly name: string;
  /** Tags of the experiment or model: the server's side. */
  readonly tags: ReadonlyMap<string, string>;
  /** Owners that the configuration gives to the experiment. */
  readonly configuredOwners?: readonly string[];
  readonly entityRef: string;
  /** The groups and the user as whom the viewer owns things. */
  readonly ownershipRefs: readonly string[];
}

/** A refusal comes with the sentence that says what to change. @public */
export type MlflowAccessDecision =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly message: string };

function normalise(ref: string): string | undefined {
  try {
    return stringifyEntityRef(
      parseEntityRef(ref.trim(), {
        defaultKind: 'group',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    return undefined;
  }
}

/** The owners that a tag or configuration names, as full entity references. */
function ownersOf(question: MlflowAccessQuestion): Set<string> {
  const named = [
    ...(question.tags.get(MLFLOW_OWNER_TAG) ?? '').split(','),
    ...(question.configuredOwners ?? []),
  ];
  return new Set(named.flatMap(ref => (ref.trim() && normalise(ref)) || []));
}

/** Whether the server's side gives the thing to exactly this entity. @public */
export function isTaggedWithEntity(
  tags: ReadonlyMap<string, string>,
  entityRef: string,
): boolean {
  return (
    tags.get(MLFLOW_ENTITY_TAG)?.trim().toLocaleLowerCase('en-US') ===
    entityRef.toLocaleLowerCase('en-US')
  );
}

/**
 * Decides whether a viewer may see an experiment or model through an entity. Anyone can write an entity's
 * annotations, so only what the server or the configuration says counts.
 *
 * @public
 */
export function decideMlflowAccess(
  question: MlflowAccessQuestion,
): MlflowAccessDecision {
  const { mode, tags, entityRef, kind, name, server } = question;
  if (mode === 'any' || isTaggedWithEntity(tags, entityRef)) {
    return { allowed: true };
  }
  const owners = ownersOf(question);
  const viewer = new Set(question.ownershipRefs.map(normalise));
  if ([...owners].some(owner => viewer.has(owner))) {
    return { allowed: true };
  }
  const what = `${
    kind === 'experiment' ? 'Experiment' : 'Registered model'
  } "${name}" on MLflow server "${server}"`;
  const tag = `the ${kind}'s tag ${MLFLOW_OWNER_TAG}`;
  if (owners.size > 0) {
    return {
      allowed: false,
      message: `${what} belongs to ${[...owners].join(
        ', ',
      )}, and you do not belong to that owner.`,
    };
  }
  return {
    allowed: false,
    message: `${what} names no owner: set ${tag} to the owning group (group:default/my-team), or its tag ${MLFLOW_ENTITY_TAG} to ${entityRef}.`,
  };
}
