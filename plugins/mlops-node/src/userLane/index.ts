export * from './ClusterTokens';
export * from './UserLane';
