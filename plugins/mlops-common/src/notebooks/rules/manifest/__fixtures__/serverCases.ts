import {
  type ManifestCases,
  HOME,
  KUBEFLOW_IMAGE,
  STACKS_IMAGE,
  annotations,
  codeServer,
  env,
  header,
  rstudio,
  started,
} from './changedManifest';

/** Rules about the server, and how requests get to it. */
export const serverCases: ManifestCases = {
  'notebook-base-url': {
    wrong: {
      'another path': { container: started('--ServerApp.base_url=/other') },
      'a variable in the notation of a shell': {
        container: {
          image: STACKS_IMAGE,
          args: ['start-notebook.sh', '--ServerApp.base_url=${NB_PREFIX}'],
        },
      },
      'no path for an image that needs one': {
        container: { image: STACKS_IMAGE },
      },
      'another NB_PREFIX': {
        container: env('NB_PREFIX', '/notebook/team/other'),
      },
      'NOTEBOOK_ARGS of another notebook': {
        container: env(
          'NOTEBOOK_ARGS',
          '--ServerApp.base_url=/notebook/team/other',
        ),
      },
      'NOTEBOOK_ARGS without a path': {
        container: env('NOTEBOOK_ARGS', "--ServerApp.token=''"),
      },
      'a probe of another notebook': {
        container: {
          livenessProbe: {
            httpGet: { path: '/notebook/team/other/api', port: 8888 },
          },
        },
      },
    },
    right: {
      'its own path, with a slash': {
        container: {
          image: STACKS_IMAGE,
          args: [
            'start-notebook.sh',
            '--ServerApp.base_url=/notebook/team/study/',
          ],
        },
      },
      'the variable': { container: started('') },
      'the variable in a shell': {
        container: {
          image: STACKS_IMAGE,
          command: [
            'sh',
            '-c',
            'jupyter lab --ServerApp.base_url=${NB_PREFIX}',
          ],
        },
      },
      'a path before the namespace is known': {
        metadata: { namespace: undefined },
        container: {
          image: STACKS_IMAGE,
          args: ['start-notebook.sh', '--ServerApp.base_url=/notebook/x/study'],
        },
      },
      'a start script of its own': {
        container: { image: STACKS_IMAGE, command: ['/start.py'] },
      },
      'a variable that nobody knows': {
        container: started('--ServerApp.base_url=$(BASE)'),
      },
      'a route of Open Data Hub': {
        metadata: {
          annotations: { 'notebooks.opendatahub.io/inject-oauth': 'true' },
        },
        container: env('NOTEBOOK_ARGS', "--ServerApp.token=''"),
      },
    },
  },
  'notebook-args-without-command': {
    wrong: {
      'options alone': {
        container: {
          image: STACKS_IMAGE,
          args: ['--ServerApp.base_url=$(NB_PREFIX)'],
        },
      },
    },
    right: {
      'with the command in front': { container: started('') },
      'an image with an entry point': {
        container: { args: ['--ServerApp.base_url=$(NB_PREFIX)'] },
      },
    },
  },
  'notebook-type-annotations': {
    wrong: {
      'RStudio without any': { container: rstudio },
      'RStudio of another notebook': {
        ...annotations({
          'http-rewrite-uri': '/',
          'http-headers-request-set': header('/notebook/team/other/'),
        }),
        container: rstudio,
      },
      'VS Code without': { container: codeServer },
      'Jupyter with a rewrite': annotations({ 'http-rewrite-uri': '/' }),
      'headers that are no JSON': annotations({
        'http-headers-request-set': '{X: y}',
      }),
      'headers that are no texts': annotations({
        'http-headers-request-set': '{"X": 1}',
      }),
    },
    right: {
      'RStudio with a slash': {
        ...annotations({
          'http-rewrite-uri': '/',
          'http-headers-request-set': header('/notebook/team/study/'),
        }),
        container: rstudio,
      },
      'RStudio without a slash': {
        ...annotations({
          'http-rewrite-uri': '/',
          'http-headers-request-set': header('/notebook/team/study'),
        }),
        container: rstudio,
      },
      'VS Code': {
        ...annotations({ 'http-rewrite-uri': '/' }),
        container: codeServer,
      },
      'Jupyter with an empty rewrite': annotations({ 'http-rewrite-uri': '' }),
      'VS Code of Open Data Hub': {
        container: { image: 'quay.io/opendatahub/workbench-codeserver:2025.1' },
      },
    },
  },
  'notebook-port': {
    wrong: {
      'ssh first': {
        container: {
          ports: [{ name: 'ssh', containerPort: 22 }, { containerPort: 8888 }],
        },
      },
      'a web server that listens on 80': { container: { image: 'nginx:1.29' } },
      'an option for another port': {
        container: started('--ServerApp.port=9999'),
      },
    },
    right: {
      'the port of the option': {
        container: {
          ...started('--ServerApp.port=9999'),
          ports: [{ containerPort: 9999 }],
        },
      },
      'ssh second': {
        container: {
          ports: [{ containerPort: 8888 }, { name: 'ssh', containerPort: 22 }],
        },
      },
    },
  },
  'notebook-container-name': {
    wrong: { 'another name': { container: { name: 'notebook' } } },
    right: {
      'a second container with the name': {
        pod: {
          containers: [
            { name: 'proxy', image: 'x:1' },
            { name: 'study', image: KUBEFLOW_IMAGE, volumeMounts: [HOME] },
          ],
        },
      },
    },
  },
  'notebook-xsrf-off': {
    wrong: {
      'on the command line': {
        container: started('--ServerApp.disable_check_xsrf=True'),
      },
    },
    right: {
      'left on': { container: started('--ServerApp.disable_check_xsrf=False') },
    },
  },
  'notebook-open-origin': {
    wrong: {
      'a star': { container: started("--NotebookApp.allow_origin='*'") },
      'a pattern for all': {
        container: started('--ServerApp.allow_origin_pat=.*'),
      },
    },
    right: {
      'one origin': {
        container: started('--ServerApp.allow_origin=https://lab.example.com'),
      },
    },
  },
};
