interface Started {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly image: string;
}

/** What a server of this kind prints when it starts, each line with its time as container runtimes store it. */
export function startupLog(started: Started, now: Date): string {
  return linesOf(started)
    .map((line, index) => {
      const at = new Date(now.getTime() + index * 40).toISOString();
      return `${at.replace('Z', '000000Z')} ${line}\n`;
    })
    .join('');
}

function linesOf({ namespace, pod, container, image }: Started): string[] {
  if (container === 'storage-initializer') {
    return [
      'INFO:root:Initializing, dest_path [/mnt/models]',
      'INFO:kserve.storage:Copying contents of the model to local',
      'INFO:kserve.storage:Successfully copied the model to /mnt/models',
    ];
  }
  if (container === 'kserve-container') {
    return modelServer(pod, image);
  }
  const name = pod.replace(/-\d+$/, '');
  const prefix = `/notebook/${namespace}/${name}/`;
  if (/code-?server|vscode/.test(image)) {
    return [
      '[s6-init] making user provided files available at /var/run/s6/etc...exited 0.',
      'info  code-server 4.96.4',
      'info  Using user-data-dir /home/jovyan/.local/share/code-server',
      'info  HTTP server listening on http://0.0.0.0:8888/',
      'info    - Authentication is disabled',
    ];
  }
  if (/rstudio/.test(image)) {
    return [
      '[s6-init] making user provided files available at /var/run/s6/etc...exited 0.',
      'TTY detected. Printing informational message about logging configuration.',
      `rserver[118]: INFO www-root-path=${prefix}`,
      'rserver[118]: INFO Listening on 0.0.0.0:8888',
    ];
  }
  return [
    'jupyterlab | extension was successfully linked.',
    'jupyterlab | extension was successfully loaded.',
    'Serving notebooks from local directory: /home/jovyan',
    'Jupyter Server 2.14.2 is running at:',
    `http://${pod}:8888${prefix}lab`,
    'Use Control-C to stop this server and shut down all kernels (twice to skip confirmation).',
  ].map(line => `[I ServerApp] ${line}`);
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
