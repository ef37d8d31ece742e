export * from './annotations';
export * from './entityLabelValue';
