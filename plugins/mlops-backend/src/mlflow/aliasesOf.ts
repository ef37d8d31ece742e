import type {
  MlflowModelVersion,
  MlflowRegisteredModel,
} from '@mlops-portal/backstage-plugin-mlops-common';

/** The registry answers versions without their aliases in some calls. @internal */
export function aliasesOf(
  model: MlflowRegisteredModel,
  { version, aliases }: MlflowModelVersion,
): string[] {
  const named = model.aliases
    .filter(alias => alias.version === version)
    .map(({ alias }) => alias);
  return [...new Set([...aliases, ...named])].sort();
}
