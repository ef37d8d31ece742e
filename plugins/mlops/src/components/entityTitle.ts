import type { Entity } from '@backstage/catalog-model';

/** What people call an entity. */
export function entityTitle(entity: Entity): string {
  return entity.metadata.title ?? entity.metadata.name;
}
