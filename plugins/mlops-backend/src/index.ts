/**
 * Backend of Backstage MLOps.
 *
 * @packageDocumentation
 */

export { mlopsPlugin as default } from './plugin';
