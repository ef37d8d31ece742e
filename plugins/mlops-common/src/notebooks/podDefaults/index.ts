export * from './conflictText';
export * from './PodDefault';
export type { PodDefaultContent } from './PodDefaultContent';
export type { Injection, InjectionKind } from './Injection';
export type { MergedField, PodDefaultConflict } from './mergeConflicts';
export * from './podDefaultEffects';
export type { PodSelector, PodSelectorExpression } from './PodSelector';
export { selectsPod } from './PodSelector';
export * from './podDefaultRules';
