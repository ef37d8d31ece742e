import { imageFamily, memoryNeeded } from './imageFamily';
import { Container, Pod } from './objects';
import { parseQuantity } from './quantity';

/** What comes of starting a container. */
export type ContainerProcess =
  | { readonly kind: 'runs' }
  | {
      readonly kind: 'ends';
      readonly exitCode: number;
      readonly reason: 'Completed' | 'Error' | 'OOMKilled';
      /** The last words in its log. */
      readonly lines: readonly string[];
    }
  | { readonly kind: 'not-started'; readonly message: string };

const runs: ContainerProcess = { kind: 'runs' };

const ends = (exitCode: number, ...lines: string[]): ContainerProcess => ({
  kind: 'ends',
  exitCode,
  reason: exitCode === 0 ? 'Completed' : 'Error',
  lines,
});

const everywhere =
  /^(sh|bash|ash|env|cat|echo|ls|sleep|tail|true|false|python3?|pip|tini|mkdir|chmod|chown|cp|git|exit|set|export|cd|exec|until|while|for|if|\/init)$/;
const shells = /^(\/(usr\/)?bin\/)?(sh|bash|ash)$/;
/** Scripts that only the images of docker-stacks have. */
const stackScripts = /^(start(-notebook|-singleuser)?\.(sh|py)|start)$/;

function hasProgram(program: string, image: string): boolean {
  const name = program.replace(/^(\/usr)?(\/local)?\/bin\//, '');
  const family = imageFamily(image);
  return (
    everywhere.test(name) ||
    (family === 'docker-stacks' && stackScripts.test(name)) ||
    (/jupyter|docker-stacks|open-data-hub/.test(family) &&
      /^jupyter(-lab|-notebook|hub-singleuser)?$/.test(name)) ||
    (family === 'code-server' && name === 'code-server') ||
    // Nothing is known about other images, so nothing is held against them.
    family === 'other' ||
    family === 'istio'
  );
}

/** True when the file comes from a ConfigMap or Secret that does not make it executable. */
function isPlainFile(path: string, container: Container, pod: Pod): boolean {
  const mount = container.volumeMounts?.find(({ mountPath }) =>
    path.startsWith(`${mountPath}/`),
  );
  const volume = pod.spec.volumes?.find(({ name }) => name === mount?.name);
  const source = volume?.configMap ?? volume?.secret;
  return (
    source !== undefined &&
    Math.floor((source.defaultMode ?? 420) / 64) % 2 === 0
  );
}

function shellScript(
  script: string,
  container: Container,
  pod: Pod,
): ContainerProcess {
  const [first] = script.trim().split(/[\s;&|]+/);
  if (isPlainFile(first, container, pod)) {
    return ends(126, `sh: 1: ${first}: Permission denied`);
  }
  if (!first.startsWith('/') && !hasProgram(first, container.image ?? '')) {
    return ends(127, `sh: 1: ${first}: not found`);
  }
  const exit = /(?:^|[\s;&|])exit (\d+)/.exec(script);
  const said = [...script.matchAll(/echo (?:"([^"]*)"|'([^']*)'|([^;&|]+))/g)];
  return exit
    ? ends(
        Number(exit[1]) % 256,
        ...said.map(([, a, b, c]) => (a ?? b ?? c).trim()),
      )
    : runs;
}

/** Volumes are made for root; without a group of their own nobody else may write to them. */
function lacksHome({ workingDir, volumeMounts = [] }: Container, pod: Pod) {
  const { securityContext, volumes = [] } = pod.spec;
  const { runAsUser, fsGroup } = securityContext ?? {};
  const claims = new Set(
    volumes.flatMap(({ name, persistentVolumeClaim }) =>
      persistentVolumeClaim ? [name] : [],
    ),
  );
  return (
    securityContext !== undefined &&
    fsGroup === undefined &&
    runAsUser !== 0 &&
    volumeMounts.some(
      ({ name, mountPath }) => claims.has(name) && mountPath === workingDir,
    )
  );
}

/** Decides from the Pod's spec alone how the program in a container fares. */
export function containerProcess(
  container: Container,
  pod: Pod,
): ContainerProcess {
  const { image = '', command = [], args = [], resources } = container;
  const [program] = command;
  if (program && !hasProgram(program, image)) {
    return {
      kind: 'not-started',
      message: `failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: exec: "${program}": executable file not found in $PATH`,
    };
  }
  if (program && shells.test(program) && /^-l?c$/.test(command[1] ?? args[0])) {
    const script = shellScript(
      command[2] ?? args[1] ?? args[0],
      container,
      pod,
    );
    if (script.kind !== 'runs') {
      return script;
    }
  }
  if (
    !program &&
    imageFamily(image) === 'docker-stacks' &&
    args[0]?.startsWith('-')
  ) {
    return ends(
      127,
      `[FATAL tini (7)] exec ${args[0]} failed: No such file or directory`,
    );
  }
  const memory = resources?.limits?.memory;
  if (memory !== undefined && parseQuantity(memory) < memoryNeeded(image)) {
    return { kind: 'ends', exitCode: 137, reason: 'OOMKilled', lines: [] };
  }
  return lacksHome(container, pod)
    ? ends(
        1,
        'Traceback (most recent call last):',
        '  File "/opt/conda/lib/python3.11/pathlib.py", line 1116, in mkdir',
        '    os.mkdir(self, mode)',
        `PermissionError: [Errno 13] Permission denied: '${container.workingDir}/.local'`,
      )
    : runs;
}

/** Init containers do their work and end, unless they are servers. */
export function initProcess(container: Container, pod: Pod): ContainerProcess {
  const { command = [], args = [], image = '' } = container;
  const words = [...command, ...args].join(' ');
  const serves =
    /\b(sleep infinity|tail -f|proxy sidecar|while true)\b/.test(words) ||
    /^(code-server|rstudio)$/.test(imageFamily(image));
  const process = containerProcess(container, pod);
  return process.kind === 'runs' && !serves ? ends(0) : process;
}
