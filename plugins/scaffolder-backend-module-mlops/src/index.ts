/**
 * Scaffolder actions of Backstage MLOps.
 *
 * @packageDocumentation
 */

export { scaffolderModuleMlops as default } from './module';
