import { loadHybridNetwork } from '../../lib/definition';
import { planNetwork } from '../../lib/planner';
import { problemsWhen } from '../definition/support';
import { awsOnly, type Draft } from '../networks';

const telemetry = { t: { kind: 'telemetry', from: 'ashburn', to: 'aws-virginia', rate: '500 Mbps' } };

function problemsOf(before: (definition: Draft) => void, after: (definition: Draft) => void): readonly string[] {
  const { lock } = planNetwork(awsOnly(telemetry, before));
  return problemsWhen(() => planNetwork(awsOnly(telemetry, after), { lock })).map(({ path, message }) => `${path!.join('.')}: ${message}`);
}

const asIs = () => undefined;
const clear = (definition: Draft) => { delete definition.links.aws.primary.macsec; };

describe('a lock', () => {
  test('refuses MACsec on ports that were ordered without: AWS would replace every LAG and connection', () => {
    expect(problemsOf(clear, asIs)).toEqual(['edge-1-eqdc2', 'edge-2-csva1'].map((path) =>
      `bundles.aws-${path}-1.macsec: its ports were ordered without MACsec, and link aws is defined with: order new ports under another link, or leave it as it is`));
  });

  test('refuses ports without MACsec that were ordered with it', () => {
    expect(problemsOf(asIs, clear)).toHaveLength(2);
    expect(problemsOf(asIs, asIs)).toEqual([]);
  });

  test('takes MACsec on ports of ExpressRoute Direct at any time: all of them have it', () => {
    const network = loadHybridNetwork('examples/azure-direct/network.yaml');
    const { lock } = planNetwork(network);
    expect(Object.values(lock.bundles).length).toBeGreaterThan(0);
    expect(Object.values(lock.bundles).filter(({ macsec }) => macsec)).toEqual([]);
    expect(planNetwork(network, { lock }).links[0]!.primary).toHaveProperty('macsec');
  });

  test('refuses another kind of gateway under a link in use: AWS has both at once nowhere', () => {
    const small = (definition: Draft) => {
      definition.clouds['aws-virginia'].gateway = 'virtual-private';
      definition.clouds['aws-virginia'].prefixes = ['10.64.0.0/16'];
    };
    const large = (definition: Draft) => { definition.clouds['aws-virginia'].prefixes = ['10.64.0.0/16']; };
    expect(problemsOf(small, large)).toEqual([
      'vpns.aws.product: link aws was built on a virtual-private gateway, and aws-virginia has a transit one now: AWS cannot change it in place, so make a new cloud beside it and move',
    ]);
    expect(problemsOf(large, small)).toHaveLength(1);
  });
});
