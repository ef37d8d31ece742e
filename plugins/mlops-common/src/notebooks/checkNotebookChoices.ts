import { FieldProblem } from '../gitops/FieldProblem';
import { Quantity } from '../kubernetes/Quantity';
import { NotebookChoices } from './NotebookChoices';
import {
  checkEntityRef,
  checkImage,
  checkNamespace,
  checkNotebookName,
  checkObjectName,
  checkResourceName,
} from './checkNames';

const LEAST_CPU = Quantity.parse('1m') ?? Quantity.zero;
const LEAST_BYTES = Quantity.parse('1Mi') ?? Quantity.zero;

/**
 * What is wrong with the choices for a notebook, field by field. The form and
 * the action ask the same, so that neither lets through what the other would
 * refuse.
 *
 * @public
 */
export function checkNotebookChoices(
  choices: NotebookChoices,
): readonly FieldProblem[] {
  return [
    ...problem('namespace', checkNamespace(choices.namespace)),
    ...problem('name', checkNotebookName(choices.name)),
    ...problem(
      'type',
      ['jupyter', 'vscode', 'rstudio'].includes(choices.type)
        ? undefined
        : 'Choose jupyter, vscode or rstudio.',
    ),
    ...problem('image', checkImage(choices.image)),
    ...checkSizes(choices),
    ...checkGpu(choices.gpu),
    ...checkHomeVolume(choices.homeVolume),
    ...optionalName('serviceAccount', choices.serviceAccount),
    ...optionalName('imagePullSecret', choices.imagePullSecret),
    ...problem('runAsUser', checkUser(choices.runAsUser)),
    ...problem('entityRef', checkEntityRef(choices.entityRef)),
    ...(choices.templateRef === undefined
      ? []
      : problem('templateRef', checkEntityRef(choices.templateRef))),
  ];
}

function checkSizes(choices: NotebookChoices): readonly FieldProblem[] {
  const { cpu, memory, cpuLimit, memoryLimit } = choices;
  return [
    ...problem('cpu', checkCpu(cpu)),
    ...problem('memory', checkBytes(memory)),
    ...(cpuLimit === undefined
      ? []
      : problem('cpuLimit', checkCpu(cpuLimit) ?? checkLimit(cpu, cpuLimit))),
    ...(memoryLimit === undefined
      ? []
      : problem(
          'memoryLimit',
          checkBytes(memoryLimit) ?? checkLimit(memory, memoryLimit),
        )),
  ];
}

function checkCpu(text: string): string | undefined {
  const quantity = Quantity.parse(text);
  if (!quantity) {
    return `"${shown(text)}" is not a quantity. Write cores such as 500m or 2.`;
  }
  return quantity.compare(LEAST_CPU) < 0
    ? 'Ask for 1m (a thousandth of a core) or more.'
    : undefined;
}

function checkBytes(text: string): string | undefined {
  const quantity = Quantity.parse(text);
  if (!quantity) {
    return `"${shown(
      text,
    )}" is not a quantity. Write a size such as 512Mi or 4Gi.`;
  }
  // "500m" is half a byte, "4" is four: both are meant to be larger.
  return quantity.compare(LEAST_BYTES) < 0
    ? 'That is less than 1Mi. Write a size such as 512Mi or 4Gi.'
    : undefined;
}

function checkLimit(request: string, limit: string): string | undefined {
  const asked = Quantity.parse(request);
  const allowed = Quantity.parse(limit);
  return asked && allowed && allowed.compare(asked) < 0
    ? `The limit is smaller than the request of ${request}. Raise it or lower the request.`
    : undefined;
}

function checkGpu(gpu: NotebookChoices['gpu']): readonly FieldProblem[] {
  if (!gpu) {
    return [];
  }
  const { count, resource } = gpu;
  return [
    ...problem('gpu.resource', checkResourceName(resource)),
    ...problem(
      'gpu.count',
      Number.isInteger(count) && count >= 1 && count <= 64
        ? undefined
        : 'Ask for 1 to 64 GPUs.',
    ),
  ];
}

function checkHomeVolume(
  volume: NotebookChoices['homeVolume'],
): readonly FieldProblem[] {
  if (!volume) {
    return [];
  }
  if ('existingClaim' in volume) {
    return problem(
      'homeVolume.existingClaim',
      checkObjectName(volume.existingClaim),
    );
  }
  return [
    ...problem('homeVolume.size', checkBytes(volume.size)),
    ...optionalName('homeVolume.storageClass', volume.storageClass),
  ];
}

function checkUser(user: number | undefined): string | undefined {
  // Root in the container is root on the files of the home volume.
  return user === undefined ||
    (Number.isInteger(user) && user >= 1 && user <= 2147483647)
    ? undefined
    : 'Give the number of a user other than root, such as 1000.';
}

function optionalName(
  field: string,
  name: string | undefined,
): readonly FieldProblem[] {
  return name === undefined ? [] : problem(field, checkObjectName(name));
}

function problem(
  field: string,
  message: string | undefined,
): readonly FieldProblem[] {
  return message === undefined ? [] : [{ field, message }];
}

function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
