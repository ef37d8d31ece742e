export { RunsCharts } from './RunsCharts';
export { VersionTrend } from './VersionTrend';
