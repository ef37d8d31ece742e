/**
 * Notebooks, MLflow experiments and KServe endpoints on the page of a catalog entity.
 *
 * @packageDocumentation
 */
export { mlopsPlugin as default } from './plugin';
export * from './api';
export { isMlopsAvailable, mlopsEntityPredicate } from './predicates';
export { mlopsTranslationRef } from './translation';
