import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { UserError } from '../UserError';

/** The first Go that can fetch a newer one for a module that asks for it. */
const OLDEST: readonly [number, number] = [1, 24];
/** What Kubernetes itself asks for. */
const SUFFICIENT: readonly [number, number] = [1, 26];

/** A Go that builds the control plane. */
export interface GoToolchain {
  readonly command: string;
  readonly version: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Looks for Go and says what is wrong when there is none that will do. */
export async function findGo(command = 'go'): Promise<GoToolchain> {
  const wanted = `The real control plane is built from source, which needs Go ${OLDEST.join(
    '.',
  )} or newer (https://go.dev/dl, or your system's package golang)`;
  const text = await versionOf(command);
  if (text === undefined) {
    throw new UserError(`${wanted}; there is no '${command}' in the PATH.`);
  }
  const [, major, minor] = /go(\d+)\.(\d+)/.exec(text) ?? [];
  const version = [Number(major), Number(minor)] as const;
  if (!reaches(version, OLDEST)) {
    throw new UserError(`${wanted}; '${command}' is ${text.trim()}.`);
  }
  return {
    command,
    version: version.join('.'),
    env: {
      ...process.env,
      CGO_ENABLED: '0',
      GOFLAGS: '',
      // An older Go fetches the one that go.mod names, as a Go module.
      GOTOOLCHAIN: reaches(version, SUFFICIENT) ? 'local' : 'auto',
    },
  };
}

async function versionOf(command: string): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(
      command,
      ['env', 'GOVERSION'],
      {
        // Not the version that a go.mod in the working directory selects.
        env: { ...process.env, GOTOOLCHAIN: 'local' },
      },
    );
    return stdout;
  } catch {
    return undefined;
  }
}

function reaches(
  [major, minor]: readonly [number, number],
  [wantedMajor, wantedMinor]: readonly [number, number],
): boolean {
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}
