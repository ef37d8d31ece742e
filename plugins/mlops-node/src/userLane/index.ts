export * from './UserTokens';
export * from './UserLane';
