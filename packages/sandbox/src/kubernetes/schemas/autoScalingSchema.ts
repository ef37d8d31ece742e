import { array, int32, object, oneOf, quantity, text } from './builders';

const rules = object({
  policies: array(
    object({ 'periodSeconds!': int32, 'type!': text, 'value!': int32 }),
  ),
  selectPolicy: text,
  stabilizationWindowSeconds: int32,
  tolerance: quantity,
});

const target = object({
  averageUtilization: int32,
  averageValue: quantity,
  type: oneOf('Utilization', 'Value', 'AverageValue'),
  value: quantity,
});

/** By what a component of an InferenceService grows and shrinks. */
export const autoScaling = object({
  behavior: object({ scaleDown: rules, scaleUp: rules }),
  metrics: array(
    object({
      external: object({
        authenticationRef: object({
          authModes: text,
          'authenticationRef!': object({ 'name!': text }),
        }),
        'metric!': object({
          backend: oneOf('prometheus', 'graphite'),
          namespace: text,
          query: text,
          serverAddress: text,
        }),
        'target!': target,
      }),
      podmetric: object({
        'metric!': object({
          backend: oneOf('opentelemetry'),
          metricNames: array(text),
          operationOverTime: text,
          query: text,
          serverAddress: text,
        }),
        'target!': target,
      }),
      resource: object({ 'name!': oneOf('cpu', 'memory'), 'target!': target }),
      'type!': oneOf('Resource', 'External', 'PodMetric'),
    }),
  ),
});
