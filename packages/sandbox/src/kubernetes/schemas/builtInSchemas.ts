import { StructuralSchema } from './StructuralSchema';

/** Schemas of built-in kinds by table; kinds without one keep whatever they are given. */
export const builtInSchemas: Readonly<Record<string, StructuralSchema>> = {};
