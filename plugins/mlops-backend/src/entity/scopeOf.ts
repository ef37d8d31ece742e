import type { Entity } from '@backstage/catalog-model';
import {
  type EntityScope,
  entityScope,
} from '@mlops-portal/backstage-plugin-mlops-common';

const known = new WeakMap<Entity, EntityScope>();

/** Where an entity's things are; the same scope for the same entity. @internal */
export function scopeOf(entity: Entity): EntityScope {
  let scope = known.get(entity);
  if (!scope) {
    scope = entityScope(entity);
    known.set(entity, scope);
  }
  return scope;
}
