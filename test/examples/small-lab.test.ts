import * as path from 'node:path';
import { example, inFolder, resources, reversedCopy, scratch, templates } from './support';
import { buildTerraform } from '../../examples/small-lab/terraform';
import { loadHybridNetwork } from '../../lib/definition';
import { planNetwork } from '../../lib/planner';
import { readLock } from '../../lib/planner/lock-file';

const SMALL_LAB = example('small-lab');

function synthesize(folder: string): Record<string, string> {
  const outdir = scratch();
  buildTerraform(folder, outdir).synth();
  return templates(outdir);
}

const written = synthesize(SMALL_LAB);
const stack = written['stacks/small-lab/cdk.tf.json']!;

test('builds one HA VPN to the one router, and no circuits', () => {
  expect(Object.keys(written)).toEqual(['stacks/small-lab/cdk.tf.json']);
  expect(resources(stack, 'google_compute_ha_vpn_gateway')).toHaveLength(1);
  expect(resources(stack, 'google_compute_vpn_tunnel')).toHaveLength(2);
  expect(resources(stack, 'google_compute_external_vpn_gateway')).toEqual([
    expect.objectContaining({ redundancy_type: 'SINGLE_IP_INTERNALLY_REDUNDANT', interface: [{ id: 0, ip_address: '203.0.113.77' }] }),
  ]);
  expect(stack).not.toContain('interconnect');
});

test('keeps what was asked for, by the lock that is committed', () => {
  const lock = readLock(path.join(SMALL_LAB, 'hybrid-network.lock.json'));
  const plan = planNetwork(loadHybridNetwork(path.join(SMALL_LAB, 'network.yaml')), { lock });
  expect(plan.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(plan.links.map(({ primary }) => primary.kind)).toEqual(['vpn']);
  expect(lock).toEqual(plan.lock);
});

test('writes the same bytes from another folder, with the keys of the definition in another order', () => {
  const copy = reversedCopy(SMALL_LAB);
  expect(inFolder(scratch(), () => synthesize(copy))).toEqual(written);
});
