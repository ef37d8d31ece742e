export * from './Finding';
export * from './Rule';
export * from './diagnose';
