import type {
  AuditorService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { statusReadPermission } from '@mlops-portal/backstage-plugin-mlops-common';

type Request = Parameters<HttpAuthService['credentials']>[0];

/** @internal */
export interface StatusGateOptions {
  readonly httpAuth: HttpAuthService;
  readonly permissions: PermissionsService;
  readonly auditor: AuditorService;
}

/** The way in to the status of the platform, which is for administrators. @internal */
export class StatusGate {
  readonly #options: StatusGateOptions;

  private constructor(options: StatusGateOptions) {
    this.#options = options;
  }

  static create(options: StatusGateOptions): StatusGate {
    return new StatusGate(options);
  }

  /** Throws NotAllowedError for everybody else. */
  async enter(request: Request): Promise<void> {
    const { httpAuth, permissions, auditor } = this.#options;
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const [decision] = await permissions.authorize(
      [{ permission: statusReadPermission }],
      { credentials },
    );
    if (decision?.result === AuthorizeResult.ALLOW) {
      return;
    }
    const { name } = statusReadPermission;
    const error = new NotAllowedError(`You lack the permission ${name}.`);
    const event = await auditor.createEvent({
      eventId: 'resource-read',
      severityLevel: 'medium',
      request,
      meta: { permissions: name },
    });
    await event.fail({ error });
    throw error;
  }
}
