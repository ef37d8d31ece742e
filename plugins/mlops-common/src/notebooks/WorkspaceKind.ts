import { ObjectReader } from '../kubernetes/ObjectReader';

/**
 * What Workspaces can be made from: images and sizes to choose from.
 *
 * @public
 */
export interface WorkspaceKind {
  /** Empty: it belongs to the cluster. */
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly displayName?: string;
  readonly deprecated: boolean;
  readonly deprecationMessage?: string;
  /** Where the home directory is mounted. */
  readonly home?: string;
  readonly images: readonly WorkspaceImage[];
  readonly sizes: readonly WorkspaceSize[];
  /** What it calls the ports of its images, by id. */
  readonly portNames: Readonly<Record<string, string>>;
  /** After how many seconds without activity something is paused, at the soonest. */
  readonly pauseAfterSeconds?: number;
}

/** @public */
export interface WorkspaceOption {
  readonly id: string;
  readonly displayName?: string;
  readonly hidden: boolean;
  /** The option that stands in for it. */
  readonly redirect?: string;
}

/** @public */
export interface WorkspaceImage extends WorkspaceOption {
  readonly image?: string;
  readonly pullPolicy?: string;
  readonly ports: readonly {
    readonly id?: string;
    readonly port?: number;
    /** Where it differs from what the kind calls the port. */
    readonly displayName?: string;
  }[];
}

/** As a Pod has them. @public */
export interface WorkspaceSize extends WorkspaceOption {
  readonly requests: Readonly<Record<string, string>>;
  readonly limits: Readonly<Record<string, string>>;
  readonly nodeSelector: Readonly<Record<string, string>>;
}

/**
 * Reads any object as a WorkspaceKind; what cannot be read is absent.
 *
 * @public
 */
export function parseWorkspaceKind(object: unknown): WorkspaceKind {
  const reader = ObjectReader.of(object);
  const metadata = reader.at('metadata');
  const spec = reader.at('spec');
  const template = spec.at('podTemplate');
  const options = template.at('options');
  return {
    namespace: '',
    name: metadata.at('name').text() ?? '',
    labels: metadata.at('labels').stringMap(),
    displayName: spec.at('spawner', 'displayName').text(),
    deprecated: spec.at('spawner', 'deprecated').boolean() ?? false,
    deprecationMessage: spec.at('spawner', 'deprecationMessage').text(),
    home: template.at('volumeMounts', 'home').text(),
    images: readOptions(options.at('imageConfig'), image => ({
      image: image.at('image').text(),
      pullPolicy: image.at('imagePullPolicy').text(),
      ports: image
        .at('ports')
        .list()
        .map(port => ({
          id: port.at('id').text(),
          port: port.at('port').integer(),
          displayName: port.at('displayName').text(),
        })),
    })),
    sizes: readOptions(options.at('podConfig'), size => ({
      requests: readAmounts(size.at('resources', 'requests')),
      limits: readAmounts(size.at('resources', 'limits')),
      nodeSelector: size.at('nodeSelector').stringMap(),
    })),
    portNames: portNamesOf(template.at('ports')),
    pauseAfterSeconds: soonestPause(spec.at('activityRules')),
  };
}

function portNamesOf(ports: ObjectReader): Readonly<Record<string, string>> {
  return Object.fromEntries(
    ports.list().flatMap(port => {
      const id = port.at('id').text();
      const name = port.at('defaultDisplayName').text();
      return id && name ? [[id, name]] : [];
    }),
  );
}

function readOptions<T>(
  options: ObjectReader,
  read: (spec: ObjectReader) => T,
): readonly (WorkspaceOption & T)[] {
  return options
    .at('values')
    .list()
    .flatMap(option => {
      const id = option.at('id').text();
      return id === undefined
        ? []
        : {
            id,
            displayName: option.at('spawner', 'displayName').text(),
            hidden: option.at('spawner', 'hidden').boolean() ?? false,
            redirect: option.at('redirect', 'to').text(),
            ...read(option.at('spec')),
          };
    });
}

function readAmounts(amounts: ObjectReader): Readonly<Record<string, string>> {
  return Object.fromEntries(
    amounts.entries().flatMap(([resource, amount]) => {
      const text = amount.quantityText();
      return text === undefined ? [] : [[resource, text]];
    }),
  );
}

function soonestPause(rules: ObjectReader): number | undefined {
  const seconds = rules
    .list()
    .filter(rule => rule.at('effect', 'pauseWorkspace').boolean())
    .flatMap(rule => rule.at('config', 'secondsSinceActive').integer() ?? []);
  return seconds.length > 0 ? Math.min(...seconds) : undefined;
}
