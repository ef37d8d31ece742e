import { ModelSpec, PredictorSpec } from './inferenceServiceObjects';
import { ServingRuntime } from './servingRuntimes';

/** The chosen runtime, or why none fits: for the status and, worded differently, for the event. */
export type RuntimeSelection =
  | { readonly runtime: ServingRuntime }
  | {
      readonly failure: { readonly reason: string; readonly message: string };
      readonly event: string;
    };

interface Candidates {
  /** Those of the InferenceService's namespace; they come first, whatever their priority. */
  readonly namespaced: readonly ServingRuntime[];
  readonly cluster: readonly ServingRuntime[];
}

/** KServe's choice of a runtime for a model. */
export function selectRuntime(
  { model, workerSpec }: PredictorSpec & { model: ModelSpec },
  { namespaced, cluster }: Candidates,
): RuntimeSelection {
  if (model.runtime) {
    const byName = [...namespaced, ...cluster].find(
      ({ metadata }) => metadata.name === model.runtime,
    );
    return checkNamed(model, model.runtime, byName);
  }
  const multiNode = Boolean(workerSpec);
  const [runtime] = [namespaced, cluster].flatMap(scope =>
    scope
      .filter(each => supports(each, model, multiNode))
      .sort((a, b) => compare(a, b, model.modelFormat.name)),
  );
  return runtime
    ? { runtime }
    : {
        failure: {
          reason: 'NoSupportingRuntime',
          message: 'No runtime found to support specified framework/version',
        },
        event: `no runtime found to support predictor with model type: ${printed(
          model,
        )}`,
      };
}

function checkNamed(
  model: ModelSpec,
  name: string,
  runtime: ServingRuntime | undefined,
): RuntimeSelection {
  const refuse = (reason: string, message: string, event: string) => ({
    failure: { reason, message },
    event,
  });
  if (!runtime) {
    return refuse(
      'RuntimeNotRecognized',
      'Waiting for runtime to become available',
      `No ServingRuntimes or ClusterServingRuntimes with the name: ${name}`,
    );
  }
  if (runtime.spec.disabled) {
    return refuse(
      'RuntimeDisabled',
      'Specified runtime is disabled',
      `specified runtime ${name} is disabled`,
    );
  }
  if (model.protocolVersion && !speaks(runtime, model.protocolVersion)) {
    return refuse(
      'NoSupportingRuntime',
      'Specified runtime does not support specified protocol version',
      `specified runtime ${name} does not support specified protocol version`,
    );
  }
  if (!knowsFormat(runtime, model, { autoSelect: false })) {
    return refuse(
      'NoSupportingRuntime',
      'Specified runtime does not support specified framework/version',
      `specified runtime ${name} does not support specified framework/version`,
    );
  }
  return { runtime };
}

function supports(
  runtime: ServingRuntime,
  model: ModelSpec,
  multiNode: boolean,
): boolean {
  const { disabled, multiModel, workerSpec } = runtime.spec;
  const protocol =
    model.protocolVersion ??
    (['triton', 'vLLM'].includes(model.modelFormat.name) ? 'v2' : 'v1');
  return (
    !disabled &&
    !multiModel &&
    Boolean(workerSpec) === multiNode &&
    speaks(runtime, protocol) &&
    knowsFormat(runtime, model, { autoSelect: true })
  );
}

function speaks({ spec }: ServingRuntime, protocol: string): boolean {
  const protocols = spec.protocolVersions ?? [];
  return protocols.length === 0 || protocols.includes(protocol);
}

function knowsFormat(
  { spec }: ServingRuntime,
  { modelFormat }: ModelSpec,
  { autoSelect }: { autoSelect: boolean },
): boolean {
  return (spec.supportedModelFormats ?? []).some(
    format =>
      (!autoSelect || format.autoSelect) &&
      format.name === modelFormat.name &&
      // Compared as text: "1" is not "1.0".
      (!modelFormat.version || format.version === modelFormat.version),
  );
}

const protocolOrder = ['v1', 'v2', 'grpc-v1', 'grpc-v2'];

function compare(a: ServingRuntime, b: ServingRuntime, format: string): number {
  const priority = ({ spec }: ServingRuntime) =>
    spec.supportedModelFormats?.find(({ name }) => name === format)?.priority ??
    -1;
  const protocol = ({ spec }: ServingRuntime) =>
    Math.min(
      ...(spec.protocolVersions?.map(each => protocolOrder.indexOf(each)) ?? [
        protocolOrder.length,
      ]),
    );
  const created = ({ metadata }: ServingRuntime) =>
    Date.parse(metadata.creationTimestamp ?? '') || 0;
  return (
    priority(b) - priority(a) ||
    protocol(a) - protocol(b) ||
    created(b) - created(a) ||
    a.metadata.name.localeCompare(b.metadata.name)
  );
}

/** The real controller prints a Go structure, and of a version only where it lies in memory. */
function printed({ modelFormat: { name, version } }: ModelSpec): string {
  return `{${name} ${version === undefined ? '<nil>' : '0xc000a1b2c0'}}`;
}
