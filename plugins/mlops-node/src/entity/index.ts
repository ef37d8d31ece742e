export * from './NamespaceAccess';
