import type { Config } from '@backstage/config';

/** What is wrong with a setting: its key path, and the rest of the sentence. @internal */
export class ConfigMistake extends Error {
  constructor(readonly key: string, sentence: string) {
    super(`${key} ${sentence}`);
  }
}

/** The reader's own messages name key and file already; missing keys are put in our words. @internal */
export function required(
  config: Config,
  at: string,
  key: string,
  wanted: string,
): string {
  const value = config.getOptional(key);
  if (value === undefined || value === '') {
    throw new ConfigMistake(`${at}.${key}`, `is missing: ${wanted}.`);
  }
  return config.getString(key);
}
