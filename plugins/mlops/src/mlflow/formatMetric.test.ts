import type { MetricValue } from '../api';
import { metricFormat } from './formatMetric';

describe('metricFormat', () => {
  it.each<[string, MetricValue[], string[]]>([
    [
      'the digits that differ',
      [0.87123, 0.87129, 0.5],
      ['0.8712', '0.8713', '0.5000'],
    ],
    ['three digits where that suffices', [0.87123, 0.5], ['0.871', '0.500']],
    ['whole numbers', [1, 20, 300], ['1', '20', '300']],
    ['large numbers', [1.5e12, 2e12], ['1.50e+12', '2.00e+12']],
    ['small numbers', [1e-7, 0.001], ['1.00e-7', '1.00e-3']],
    ['what is no number', ['NaN', 'Infinity', '-Infinity'], ['NaN', '∞', '−∞']],
    ['equal numbers', [0.123456, 0.123456], ['0.123', '0.123']],
  ])('writes %s', (_, values, expected) => {
    expect(values.map(metricFormat(values))).toEqual(expected);
  });
});
