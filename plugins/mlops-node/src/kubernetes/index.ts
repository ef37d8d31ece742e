export * from './KubernetesGateway';
export * from './ProxyKubernetesGateway';
export * from './kubernetesGatewayServiceRef';
export * from './readKubernetesConfig';
