import {
  type Entity,
  RELATION_OWNED_BY,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/** Refs of the owners of an entity, in lower case. @internal */
export function ownersOf(entity: Entity): readonly string[] {
  const related = (entity.relations ?? [])
    .filter(relation => relation.type === RELATION_OWNED_BY)
    .map(relation => relation.targetRef.toLocaleLowerCase('en-US'));
  const owner = entity.spec?.owner;
  if (related.length > 0 || typeof owner !== 'string') {
    return related;
  }
  try {
    const ref = parseEntityRef(owner, {
      defaultKind: 'group',
      defaultNamespace: entity.metadata.namespace,
    });
    return [stringifyEntityRef(ref)];
  } catch {
    return [];
  }
}
