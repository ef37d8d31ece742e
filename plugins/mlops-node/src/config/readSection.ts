import type { Config } from '@backstage/config';
import type { z } from 'zod';

/**
 * A setting that is missing or wrong.
 *
 * @public
 */
export interface ConfigProblem {
  readonly key: string;
  /** A sentence that begins with the key and says what to write. */
  readonly message: string;
}

/** One part of the configuration, read piece by piece. @internal */
export interface ConfigSection {
  value(key: string): unknown;
  list(key: string): readonly unknown[];
  entries(key: string): readonly (readonly [string, unknown])[];
  /** Undefined when the value is not as wanted; the reason goes to the problems. */
  parse<T>(schema: z.ZodType<T>, value: unknown, at: string): T | undefined;
}

/**
 * Opens a part of the configuration without ever throwing: a plugin that
 * throws while it starts stops the whole portal.
 *
 * @internal
 */
export function readSection(
  config: Config,
  root: string,
  problems: ConfigProblem[],
): ConfigSection {
  const report = (key: string, sentence: string) => {
    problems.push({ key, message: `${key} ${sentence}` });
  };
  const fields = readFields(config, root, report);
  return {
    value: key => fields[key],
    list(key) {
      const value = fields[key] ?? [];
      if (Array.isArray(value)) {
        return value;
      }
      report(`${root}.${key}`, 'is not a list.');
      return [];
    },
    entries(key) {
      const value = fields[key] ?? {};
      if (isFields(value)) {
        return Object.entries(value);
      }
      report(`${root}.${key}`, 'is not a set of keys.');
      return [];
    },
    parse(schema, value, at) {
      const result = schema.safeParse(value);
      for (const issue of result.error?.issues ?? []) {
        const key = [`${root}.${at}`, ...issue.path.map(String)].join('.');
        report(key, `is wrong: ${issue.message}.`);
      }
      return result.data;
    },
  };
}

function readFields(
  config: Config,
  root: string,
  report: (key: string, sentence: string) => void,
): Readonly<Record<string, unknown>> {
  try {
    const value = config.getOptional(root) ?? {};
    if (isFields(value)) {
      return value;
    }
    report(root, 'is not a set of keys.');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    report(root, `cannot be read: ${reason}`);
  }
  return {};
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
