export { MlopsQueryProvider, useUserRef } from './MlopsQueryProvider';
export { queryClient } from './queryClient';
export { collectPages } from './collectPages';
export { useEntityAction } from './useEntityAction';
export { useSignInAgain } from './useSignInAgain';
export { useEntityQuery } from './useEntityQuery';
export { useEntityRead } from './useEntityRead';
export type { EntityRead } from './useEntityRead';
export type { EntityQuery } from './useEntityQuery';
