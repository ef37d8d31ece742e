export type { FieldProblem } from './FieldProblem';
export type { Manifest, ManifestFile, ManifestMetadata } from './ManifestFile';
export { keepAnnotations, workloadFolder } from './layout';
export * from './manifestText';
export * from './pullRequest';
