export * from './PlatformMetrics';
export * from './PlatformTracing';
export * from './measureGateway';
export * from './measureUpstream';
