import type { LoggerService } from '@backstage/backend-plugin-api';
import type { NotebookDiagnosis } from '@mlops-portal/backstage-plugin-mlops-common';

const reported = new Set<string>();

/** Logs a rule that broke, once: it is a mistake of ours and costs only its own findings. @internal */
export function reportBroken(
  { broken }: NotebookDiagnosis,
  logger: LoggerService,
): void {
  for (const { ruleId, error } of broken) {
    if (!reported.has(ruleId)) {
      reported.add(ruleId);
      logger.error(
        `The rule ${ruleId} failed and is left out: ${
          error instanceof Error ? error.stack : String(error)
        }`,
      );
    }
  }
}
