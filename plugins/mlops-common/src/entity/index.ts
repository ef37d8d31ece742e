export type { AnnotationProblem } from './annotationValue';
export * from './annotations';
export * from './entityLabelValue';
export * from './entityScope';
export * from './labelSelector';
export * from './namespaceAccess';
export { namespacesIn } from './NamespacePlace';
export type { NamespacePlace } from './NamespacePlace';
