import type { Remedy } from '../../diagnosis';
import type { Evidence } from '../../kubernetes/Evidence';
import type { Notebook } from '../Notebook';
import type { NotebookFacts } from '../NotebookFacts';
import { ofLog } from './evidenceOf';
import { advice, change, containerLines, podLines, yaml } from './remedies';
import { sentence } from './sentence';

/** What the log of a container that ended gives for a reason. @internal */
export interface LogCause {
  readonly id: string;
  readonly title: string;
  readonly cause: string;
  readonly remedies: readonly Remedy[];
}

interface KnownCause {
  readonly id: string;
  readonly pattern: RegExp;
  readonly title: string;
  say(notebook: Notebook, line: string): Pick<LogCause, 'cause' | 'remedies'>;
}

const HOME = String.raw`(?:\/home\/jovyan|\/opt\/app-root|\/config|\.local|\.jupyter|\.config|jupyter\/runtime)`;

/** What people know such lines for; the first that fits a line counts. */
const CAUSES: readonly KnownCause[] = [
  {
    id: 'home-not-writable',
    pattern: new RegExp(
      `Permission ?denied.*${HOME}|${HOME}.*Permission denied|EACCES.*${HOME}`,
      'i',
    ),
    title: 'It may not write to its home directory',
    say: notebook => ({
      cause:
        'Its home directory belongs to another user: the volume was made for root, or by a notebook with another user.',
      remedies: [
        yaml(
          'Let the group of the Jupyter images own the volume.',
          podLines([
            'securityContext:',
            `  runAsUser: ${notebook.podSecurity?.runAsUser ?? 1000}`,
            '  fsGroup: 100',
          ]),
        ),
      ],
    }),
  },
  {
    id: 'disk-full',
    pattern: /No space left on device|Disk quota exceeded/i,
    title: 'Its disk is full',
    say: notebook => ({
      cause: 'It cannot write, because there is no space left.',
      remedies: [
        change(notebook, 'Make the home volume larger, or choose another.'),
        advice(
          'Or remove files from the home volume with another notebook that mounts it.',
        ),
      ],
    }),
  },
  {
    id: 'wrong-arguments',
    pattern:
      /unrecogni[sz]ed (?:arguments?|option)|Unrecogni[sz]ed alias|invalid option|(?:unknown|illegal) (?:option|flag|argument)|no such option|Bad config encountered|Unknown or missing option/i,
    title: 'It does not know one of its arguments',
    say: (_notebook, line) => ({
      cause: sentence(`It says: ${line}`),
      remedies: [
        yaml('Write arguments that this version of the server knows.', [
          'args:',
          '  - start-notebook.sh',
          '  - --ServerApp.base_url=$(NB_PREFIX)',
        ]),
      ],
    }),
  },
  {
    id: 'root-refused',
    pattern: /Running as root is not recommended/i,
    title: 'It refuses to run as root',
    say: () => ({
      cause: 'Jupyter does not run as root unless it is told to.',
      remedies: [
        yaml(
          'Run it as the user of the Jupyter images.',
          podLines(['securityContext:', '  runAsUser: 1000', '  fsGroup: 100']),
        ),
      ],
    }),
  },
  {
    id: 'port-taken',
    pattern: /Address already in use|EADDRINUSE|port \d+ is already in use/i,
    title: 'Its port is already taken',
    say: () => ({
      cause:
        'Something else in the Pod listens on its port, such as a sidecar or a second server.',
      remedies: [
        advice(
          'Let it listen on another port, or remove what takes this one; the first port of its container is the one that is served.',
        ),
      ],
    }),
  },
  {
    id: 'wrong-processor',
    pattern: /exec format error|Illegal instruction/i,
    title: 'Its image is built for another processor',
    say: () => ({
      cause: 'The program of the image cannot run on the node that it is on.',
      remedies: [
        yaml(
          'Ask for a node of the kind that the image was built for.',
          podLines(['nodeSelector:', '  kubernetes.io/arch: amd64']),
        ),
      ],
    }),
  },
  {
    id: 'init-system',
    pattern: /^s6-|s6-overlay\S*: fatal|preinit: fatal|\/init: .*denied/i,
    title: 'Its image cannot prepare itself as this user',
    say: (notebook, line) => ({
      cause: sentence(
        `The init system of the image (s6) needs to write to its own file system: ${line}`,
      ),
      remedies: [
        yaml('Run it as user 1000, with a file system that can be written.', [
          ...podLines([
            'securityContext:',
            '  runAsUser: 1000',
            '  fsGroup: 100',
          ]),
          ...containerLines(notebook.container ?? notebook.name, [
            'securityContext:',
            '  readOnlyRootFilesystem: false',
          ]).slice(3),
        ]),
      ],
    }),
  },
  {
    id: 'gpu-driver',
    pattern:
      /CUDA driver version is insufficient|no kernel image is available|nvidia-container-cli|driver\/library version mismatch/i,
    title: 'Its image does not fit the GPU driver',
    say: notebook => ({
      cause:
        'The CUDA version of the image is newer than the driver of the node, or too old for its GPU.',
      remedies: [
        change(notebook, 'Choose an image with another CUDA version.'),
      ],
    }),
  },
  {
    id: 'package-missing',
    pattern: /\b(?:ModuleNotFoundError|ImportError): /,
    title: 'A Python package is missing or broken',
    say: (notebook, line) => ({
      cause: sentence(`It ended with ${line}`),
      remedies: [
        yaml(
          'Packages that were installed into the home directory may hide those of the image: leave them out.',
          containerLines(notebook.container ?? notebook.name, [
            'env:',
            '  - name: PYTHONNOUSERSITE',
            '    value: "1"',
          ]),
        ),
        advice('Or install the package in the image.'),
      ],
    }),
  },
  {
    id: 'setting-refused',
    pattern: /\b(?:traitlets\.\S*)?TraitError: /,
    title: 'Jupyter does not accept one of its settings',
    say: (_notebook, line) => ({
      cause: sentence(`It ended with ${line}`),
      remedies: [advice('Correct the setting in args, or remove it.')],
    }),
  },
];

/** What a container last said, and what that means. @internal */
export function lastWords(
  facts: NotebookFacts,
  container: string,
): { readonly evidence: Evidence; readonly cause?: LogCause } | undefined {
  const lines = facts.logOf(container);
  const last = lines && findLast(lines, line => line.trim() !== '');
  if (!lines || last === undefined) {
    return undefined;
  }
  for (const { id, pattern, title, say } of CAUSES) {
    const line = findLast(lines, one => pattern.test(one));
    if (line !== undefined) {
      return {
        evidence: ofLog(facts, container, line),
        cause: { id, title, ...say(facts.notebook, shortened(line)) },
      };
    }
  }
  const error = lastError(lines);
  return {
    evidence: ofLog(facts, container, error ?? last),
    cause: error === undefined ? undefined : pythonError(error),
  };
}

function pythonError(line: string): LogCause {
  return {
    id: 'python-error',
    title: 'Its server ends with a Python error',
    cause: sentence(`It ended with ${shortened(line)}`),
    remedies: [],
  };
}

/** The last line of the last traceback. */
function lastError(lines: readonly string[]): string | undefined {
  const start = lines
    .map(line => line.includes('Traceback (most recent call last)'))
    .lastIndexOf(true);
  return start < 0
    ? undefined
    : lines.slice(start + 1).find(line => /^[A-Za-z_][\w.]*(?::|$)/.test(line));
}

/** For the latest of several is the one that counts. */
function findLast(
  lines: readonly string[],
  fits: (line: string) => boolean,
): string | undefined {
  for (let index = lines.length - 1; index >= 0; index--) {
    if (fits(lines[index])) {
      return lines[index];
    }
  }
  return undefined;
}

function shortened(line: string): string {
  const plain = line.trim();
  return plain.length > 200 ? `${plain.slice(0, 200)}…` : plain;
}
