import { EMPTY_LOCK, planNetwork } from '../../lib/planner';
import { renderMarkdown, renderText } from '../../lib/report';
import { network } from '../networks';

const plan = planNetwork(network('google-cross-cloud'), { lock: EMPTY_LOCK });

test('a report names both clouds as the directions of Cross-Cloud Interconnect, and the place where each port is ordered', () => {
  const text = renderText(plan);
  expect(text).toContain('Link aws-google: aws to google (us-east4), Cross-Cloud Interconnect, resilience high');
  expect(text).toMatch(/Needs +to google: /);
  expect(text).toMatch(/\n +to aws: /);
  expect(text).not.toContain('to the site:');
  expect(text).toContain('3 x 10 Gbps at iad-zone1-1 (Equinix Ashburn campus) to EqDC2 (aws-eqdc2)');
  expect(text).toContain('availability 99.9% (PRODUCTION_NON_CRITICAL); Cloud Routers of ASN 64620');
});

test('the same is in Markdown, with the ports of both clouds on the bill', () => {
  const text = renderMarkdown(plan);
  expect(text).toContain('- to google: 17.7 Gbps today');
  expect(text).toContain('google/cross-cloud-interconnect/aws-10G | 6');
  expect(text).toContain('aws/direct-connect/10G | 6');
});
