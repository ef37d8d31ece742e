import { baseUrlOf } from './notebookServer';
import { imageFamily } from './imageFamily';
import { Container } from './objects';
import { discoveryAddress } from './readiness';

/** A container that has started, and what its program says before it ends, if it does. */
export interface LogSource {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly image: string;
  readonly spec?: Container;
  /** Present when the program ends by itself. */
  readonly lastLines?: readonly string[];
  /** The program is killed from outside, in the middle of its work. */
  readonly killed?: boolean;
}

const heartbeat = 30_000;
/** Older ones have been rotated away. */
const keptHeartbeats = 500;

const stamped = (line: string, time: number) =>
  `${new Date(time).toISOString().replace('Z', '000000Z')} ${line}\n`;

/** What a program of this kind prints when it starts, each line with its time as container runtimes store it. */
export function containerLog(source: LogSource, now: Date): string {
  return linesOf(source)
    .map((line, index) => stamped(line, now.getTime() + index * 40))
    .join('');
}

/** What it has printed since: computed when somebody asks, so that nothing grows while nobody looks. */
export function runningLines(source: LogSource, startedAt: number): string {
  const line = source.lastLines || source.killed ? undefined : pulse(source);
  if (!line) {
    return '';
  }
  const count = Math.floor((Date.now() - startedAt) / heartbeat);
  const first = Math.max(1, count - keptHeartbeats + 1);
  let text = '';
  for (let index = first; index <= count; index += 1) {
    text += stamped(line, startedAt + index * heartbeat);
  }
  return text;
}

function pulse({ container, image, spec, namespace, pod }: LogSource) {
  if (container === 'istio-proxy') {
    return undefined;
  }
  if (/jupyter|docker-stacks|open-data-hub/.test(imageFamily(image))) {
    const base = spec ? baseUrlOf(spec) : `/notebook/${namespace}/${pod}`;
    return `[D ServerApp] 200 GET ${base.replace(
      /\/$/,
      '',
    )}/api/kernels (@10.244.0.1) 0.62ms`;
  }
  return undefined;
}

function linesOf(source: LogSource): readonly string[] {
  const { lastLines, killed } = source;
  if (killed) {
    return servingLines(source).slice(0, 2);
  }
  return lastLines
    ? [...introduction(source), ...lastLines]
    : servingLines(source);
}

/** Scripts before the program itself, where an image has some. */
function introduction({ image, container, lastLines = [] }: LogSource) {
  if (container === 'istio-init' || lastLines.length === 0) {
    return initLines(container);
  }
  return imageFamily(image) === 'docker-stacks' &&
    !lastLines[0].startsWith('[FATAL')
    ? ['Entered start.sh with args: start-notebook.sh']
    : [];
}

function initLines(container: string): string[] {
  switch (container) {
    case 'storage-initializer':
      return [
        'INFO:root:Initializing, dest_path [/mnt/models]',
        'INFO:kserve.storage:Copying contents of the model to local',
        'INFO:kserve.storage:Successfully copied the model to /mnt/models',
      ];
    case 'istio-init':
      return [
        'info	Running iptables with the following configuration:',
        'info	INBOUND_CAPTURE_PORT=15006',
        'info	iptables-restore --noflush',
        'info	iptables rules applied',
      ];
    default:
      return [];
  }
}

function servingLines(source: LogSource): string[] {
  const { namespace, pod, container, image, spec } = source;
  if (container === 'istio-proxy') {
    return proxyLines(spec);
  }
  if (container === 'kserve-container') {
    return modelServer(pod, image);
  }
  const name = pod.replace(/-\d+$/, '');
  const prefix = `/notebook/${namespace}/${name}/`;
  const family = imageFamily(image);
  if (family === 'code-server') {
    return [
      '[s6-init] making user provided files available at /var/run/s6/etc...exited 0.',
      'info  code-server 4.96.4',
      'info  Using user-data-dir /home/jovyan/.local/share/code-server',
      'info  HTTP server listening on http://0.0.0.0:8888/',
      'info    - Authentication is disabled',
    ];
  }
  if (family === 'rstudio') {
    return [
      '[s6-init] making user provided files available at /var/run/s6/etc...exited 0.',
      'TTY detected. Printing informational message about logging configuration.',
      `rserver[118]: INFO www-root-path=${prefix}`,
      'rserver[118]: INFO Listening on 0.0.0.0:8888',
    ];
  }
  const base = spec ? baseUrlOf(spec) : prefix;
  return [
    'jupyterlab | extension was successfully linked.',
    'jupyterlab | extension was successfully loaded.',
    `Serving notebooks from local directory: ${
      spec?.workingDir ?? '/home/jovyan'
    }`,
    'Jupyter Server 2.14.2 is running at:',
    `http://${pod}:8888${base.replace(/\/?$/, '/')}lab`,
    'Use Control-C to stop this server and shut down all kernels (twice to skip confirmation).',
  ].map(line => `[I ServerApp] ${line}`);
}

function proxyLines(spec: Container | undefined): string[] {
  const address = discoveryAddress(spec ?? { name: 'istio-proxy' });
  const known = address === 'istiod.istio-system.svc:15012';
  return [
    'info	FLAG: --domain="svc.cluster.local"',
    'info	Version 1.27.1',
    `info	Effective config: discoveryAddress: ${address}`,
    ...(known
      ? [
          `info	xdsproxy	connected to upstream XDS server: ${address}`,
          'info	Envoy proxy is ready',
        ]
      : [
          `warning	envoy config	StreamAggregatedResources gRPC config stream to xds-grpc closed: 14, connection error: desc = "transport: Error while dialing: dial tcp: lookup ${address.replace(
            /:.*/,
            '',
          )} on 10.96.0.10:53: no such host"`,
          'warn	Envoy proxy is NOT ready: config not received from XDS server (is Istiod running?): cds updates: 0 successful, 0 rejected',
        ]),
  ];
}

function modelServer(pod: string, image: string): string[] {
  const name = pod.replace(/-predictor-.*$/, '');
  if (/mlserver/.test(image)) {
    return [
      '[mlserver.parallel] DEBUG - Starting response processing loop...',
      '[mlserver.rest] INFO - HTTP server running on http://0.0.0.0:8080',
      'INFO:     Started server process [1]',
      '[mlserver.grpc] INFO - gRPC server running on http://0.0.0.0:9000',
      'INFO:     Application startup complete.',
      'INFO:     Uvicorn running on http://0.0.0.0:8080 (Press CTRL+C to quit)',
      `[mlserver][${name}] INFO - Loaded model '${name}' successfully.`,
    ];
  }
  return [
    `INFO:root:Registering model: ${name}`,
    'INFO:root:Setting max asyncio worker threads as 12',
    'INFO:root:Starting uvicorn with 1 workers',
    'INFO:     Application startup complete.',
    'INFO:     Uvicorn running on http://0.0.0.0:8080 (Press CTRL+C to quit)',
  ];
}
