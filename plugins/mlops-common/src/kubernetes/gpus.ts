const VENDORS: readonly (readonly [RegExp, string])[] = [
  [/^nvidia\.com\/(gpu|mig-|vgpu|gpumem|gpucores)/, 'NVIDIA'],
  [/^amd\.com\//, 'AMD'],
  [/^gpu\.intel\.com\/(i915|xe)/, 'Intel'],
  [/^intel\.com\/gpu/, 'Intel'],
  [/^(habana\.ai\/gaudi|intel\.com\/gaudi)/, 'Intel Gaudi'],
  [/^aws\.amazon\.com\/neuron/, 'AWS Neuron'],
  [/^google\.com\/tpu/, 'Google TPU'],
  [/^(cloud-tpus\.google\.com)\//, 'Google TPU'],
  [/^huawei\.com\/ascend/i, 'Huawei Ascend'],
  [/^cambricon\.com\/mlu/, 'Cambricon'],
];

/**
 * Who makes the accelerator that an extended resource stands for; undefined
 * for a resource that is none.
 *
 * @public
 */
export function gpuVendor(resource: string): string | undefined {
  // CPU and memory have no domain.
  return resource.includes('/')
    ? VENDORS.find(([pattern]) => pattern.test(resource))?.[1]
    : undefined;
}
