import { rateLimit } from '../../lib/aws/products';
import { awsRateLimitsMbps } from '../../lib/catalog/aws';

describe('rate limits', () => {
  test('are written in the unit that AWS uses for their size', () => {
    expect([50, 900, 1_000, 1_200, 900_000, 1_000_000, 1_600_000].map(rateLimit)).toEqual(['50Mbps', '900Mbps', '1Gbps', '1.2Gbps', '900Gbps', '1Tbps', '1.6Tbps']);
  });

  test('all have the form that CloudFormation takes', () => {
    expect(awsRateLimitsMbps.map((mbps) => rateLimit(mbps)).filter((text) => !/^[0-9]+\.?[0-9]*(Mbps|Gbps|Tbps)$/.test(text ?? ''))).toEqual([]);
  });

  test('that AWS does not have are none', () => {
    expect([0, 75, 1_600, 90_000].map(rateLimit)).toEqual([undefined, undefined, undefined, undefined]);
  });
});
