/** By which things of an entity are found in a whole cluster. @internal */
export const indexedLabels = ['mlops/entity', 'backstage.io/kubernetes-id'];
