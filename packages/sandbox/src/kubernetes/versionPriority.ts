const stability = { alpha: 0, beta: 1, '': 2 } as const;

function rank(version: string): number[] {
  const match = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version);
  if (!match) {
    return [-1, 0, 0];
  }
  const [, major, stage = '', minor = '0'] = match;
  return [stability[stage as keyof typeof stability], +major, +minor];
}

/** Orders versions as Kubernetes prefers them: v2, v1, v1beta1, v1alpha1, then the rest. */
export function compareVersions(a: string, b: string): number {
  const left = rank(a);
  const right = rank(b);
  const index = left.findIndex((value, at) => value !== right[at]);
  return index < 0 ? 0 : right[index] - left[index];
}
