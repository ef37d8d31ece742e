export * from './PlatformMetrics';
export * from './PlatformTracing';
