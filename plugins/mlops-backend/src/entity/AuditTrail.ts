import type { AuditorService } from '@backstage/backend-plugin-api';
import type { EntityRequest } from './EntityRequest';

/** What is done, and to what. Never values that may be secret. @internal */
export interface AuditedAction {
  readonly eventId:
    | 'notebook-logs-read'
    | 'notebook-manifest-read'
    | 'notebook-operate'
    | 'run-artifact-read';
  readonly severityLevel: 'low' | 'medium' | 'high';
  readonly meta: Readonly<Record<string, string>>;
}

/** Tells the audit log who did what, and whether it worked. @internal */
export class AuditTrail {
  readonly #auditor: AuditorService;

  private constructor(auditor: AuditorService) {
    this.#auditor = auditor;
  }

  static create(auditor: AuditorService): AuditTrail {
    return new AuditTrail(auditor);
  }

  async audited<T>(
    request: EntityRequest,
    action: AuditedAction,
    work: () => Promise<T>,
  ): Promise<T> {
    const event = await this.#auditor.createEvent({ ...action, request });
    try {
      const result = await work();
      await event.success();
      return result;
    } catch (error) {
      await event.fail({
        error: error instanceof Error ? error : new Error(String(error)),
      });
      throw error;
    }
  }
}
