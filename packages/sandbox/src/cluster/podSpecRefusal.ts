import { Container, PodSpec } from './objects';
import { parseQuantity } from './quantity';

const isExtended = (resource: string) =>
  resource.includes('/') || resource.startsWith('hugepages-');

/**
 * Why the API server refuses a workload with this Pod template, in its words.
 * The sandbox's API checks schemas; these rules look across fields.
 */
export function podSpecRefusal(spec: PodSpec): string | undefined {
  const volumes = new Set((spec.volumes ?? []).map(({ name }) => name));
  return spec.containers
    .flatMap((container, index) =>
      containerProblems(
        container,
        `spec.template.spec.containers[${index}]`,
        volumes,
      ),
    )
    .at(0);
}

function containerProblems(
  { volumeMounts = [], resources }: Container,
  path: string,
  volumes: ReadonlySet<string>,
): string[] {
  const seen = new Set<string>();
  const mounts = volumeMounts.flatMap(({ name, mountPath }, index) => {
    const at = `${path}.volumeMounts[${index}]`;
    const repeated = seen.has(mountPath);
    seen.add(mountPath);
    return [
      ...(volumes.has(name) ? [] : [`${at}.name: Not found: "${name}"`]),
      ...(repeated
        ? [`${at}.mountPath: Invalid value: "${mountPath}": must be unique`]
        : []),
    ];
  });
  const amounts = Object.entries(resources?.requests ?? {}).flatMap(
    ([name, request]) => {
      const limit = resources?.limits?.[name];
      if (limit === undefined) {
        return isExtended(name)
          ? [
              `${path}.resources.limits: Required value: Limit must be set for non overcommitable resources`,
            ]
          : [];
      }
      return parseQuantity(request) > parseQuantity(limit)
        ? [
            `${path}.resources.requests: Invalid value: "${request}": must be less than or equal to ${name} limit of ${limit}`,
          ]
        : [];
    },
  );
  return [...mounts, ...amounts];
}
