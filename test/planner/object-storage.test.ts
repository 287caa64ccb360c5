import { type NetworkPlan, planNetwork, verifyPlan } from '../../lib/planner';
import { awsOnly, type Draft, linkOf } from '../networks';

const transfer = {
  kind: 'dataset-transfer', from: 'ashburn', to: 'aws-virginia', endpoint: 'object-storage', volume: '70 TB', window: { days: ['mon'], start: '00:00', duration: '48 h' },
};

const planOf = (change: (definition: Draft) => void = () => undefined, lock?: NetworkPlan['lock']) => {
  const network = awsOnly({ crawl: transfer }, change);
  const plan = planNetwork(network, { lock });
  expect(verifyPlan(plan, network)).toEqual([]);
  return plan;
};

const withPublic = (access: string) => (definition: Draft) => {
  definition.sites.ashburn.publicPrefixes = ['198.51.100.64/28'];
  definition.links.aws.primary.objectStorage = access;
};

const attachmentsOf = (plan: NetworkPlan) => {
  const { primary } = linkOf(plan, 'aws');
  return primary.kind === 'vpn' ? [] : primary.paths.flatMap(({ bundles }) => bundles.flatMap(({ attachments }) => attachments));
};

describe('object storage on AWS', () => {
  test('goes to interface endpoints unless the definition says otherwise, and their hours, their GB and the gateway are priced', () => {
    const plan = planOf();
    expect(linkOf(plan, 'aws').objectStorage).toMatchObject({ access: 'interface-endpoints', because: 'definition', gigabytes: 304167 });
    expect(linkOf(plan, 'aws').objectStorage!.endpointsUsd).toBeCloseTo(2 * 7.3 + 304_167 * 0.03, 2);
    expect(plan.cost.items.map(({ item, quantity }) => `${item}: ${quantity}`)).toEqual(expect.arrayContaining([
      'interface endpoint, each zone: 2', 'interface endpoint data processing: 304167', 'transit gateway data processing: 304167',
    ]));
    expect(attachmentsOf(plan).map((attachment) => attachment.interface)).toEqual(['transit', 'transit']);
  });

  test('takes a public virtual interface on every port when asked, with a /31 of the prefixes of the site and the ASN of AWS', () => {
    const plan = planOf(withPublic('public-interface'));
    const attachments = attachmentsOf(plan).filter((attachment) => attachment.interface === 'public');
    expect(attachments.map(({ id }) => id)).toEqual(['aws-edge-1-eqdc2-1-public', 'aws-edge-2-csva1-1-public']);
    for (const { sessions: [session] } of attachments) {
      expect(session).toMatchObject({ cloudAsn: 7224, siteAsn: 65010 });
      expect(session!.prefix).toMatch(/^198\.51\.100\.(6[4-9]|7\d)\/31$/);
      expect(session!.routerAddress).toBe(session!.prefix);
    }
    expect(linkOf(plan, 'aws').objectStorage!.announced).toEqual(['198.51.100.64/28']);
  });

  test('pays neither endpoints nor the transit gateway for what takes public virtual interfaces', () => {
    const items = planOf(withPublic('public-interface')).cost.items.map(({ item }) => item);
    expect(items).not.toContain('interface endpoint, each zone');
    expect(items).not.toContain('transit gateway data processing');
  });

  test('chooses public virtual interfaces by cost where it may, and endpoints where the site has no public prefixes', () => {
    expect(linkOf(planOf(withPublic('either')), 'aws').objectStorage).toMatchObject({ access: 'public-interface', because: 'cost' });
    const without = planOf((definition) => { definition.links.aws.primary.objectStorage = 'either'; });
    expect(linkOf(without, 'aws').objectStorage).toMatchObject({ access: 'interface-endpoints', because: 'definition' });
  });

  test('keeps announcing what it announced, because AWS would replace the interfaces, and says what is missing', () => {
    const { lock } = planOf(withPublic('public-interface'));
    const later = planOf((definition) => {
      withPublic('public-interface')(definition);
      definition.sites.ashburn.publicPrefixes.push('203.0.113.128/28');
    }, lock);
    expect(linkOf(later, 'aws').objectStorage!.announced).toEqual(['198.51.100.64/28']);
    expect(later.findings.find(({ code }) => code === 'public-prefix-not-announced')?.message).toContain('add 203.0.113.128/28');
  });

  test.each([
    ['the way', (plan: Draft) => { plan.links[0].objectStorage.access = 'public-interface'; }, 'object-storage'],
    ['the price of endpoints', (plan: Draft) => { plan.links[0].objectStorage.endpointsUsd += 10; }, 'object-storage-cost'],
    ['the volume', (plan: Draft) => { plan.links[0].objectStorage.gigabytes -= 10; }, 'object-storage-volume'],
    ['the kind of an interface', (plan: Draft) => { plan.links[0].primary.paths[0].bundles[0].attachments[0].interface = 'private'; }, 'interfaces'],
  ])('is not accepted by the checker with %s changed', (_, tamper, code) => {
    const network = awsOnly({ crawl: transfer });
    const plan = structuredClone(planNetwork(network)) as Draft;
    tamper(plan);
    expect(verifyPlan(plan, network).map((violation) => violation.claim)).toContain(code);
  });
});

describe('a virtual private gateway', () => {
  const small = (definition: Draft) => {
    definition.clouds['aws-virginia'] = { provider: 'aws', region: 'us-east-1', gateway: 'virtual-private', prefixes: ['10.64.0.0/20'] };
  };

  test('has private virtual interfaces, and a VPN that carries as much as one tunnel', () => {
    const network = awsOnly({ t: { kind: 'telemetry', from: 'ashburn', to: 'aws-virginia', rate: '300 Mbps' } }, small);
    const plan = planNetwork(network);
    expect(verifyPlan(plan, network)).toEqual([]);
    expect(attachmentsOf(plan).map((attachment) => attachment.interface)).toEqual(['private', 'private']);
    expect(plan.clouds[0]).toMatchObject({ gateway: 'virtual-private', gatewayAsn: 64512 });
    const { fallback } = linkOf(plan, 'aws');
    expect(fallback!.product).toBe('aws/vpn/virtual-private');
    expect(fallback).toMatchObject({ capacityMbps: 1079.68, limitedBy: 'packets' }); // 140,000 packets a second in 1,406-byte segments, with acknowledgements
    expect(plan.cost.items.map(({ item }) => item).filter((item) => item.startsWith('transit gateway'))).toEqual([]);
    expect(linkOf(plan, 'aws').preference).toContain('virtual private gateway');
  });

  test('does not promise more over VPN than one tunnel carries, whatever the number of routers', () => {
    const network = awsOnly({ t: { kind: 'telemetry', from: 'ashburn', to: 'aws-virginia', rate: '3 Gbps', survive: { dedicated: 'full' } } }, small);
    const plan = planNetwork(network);
    expect(linkOf(plan, 'aws').fallback!.capacityMbps).toBe(1079.68);
    expect(plan.findings).toContainEqual(expect.objectContaining({ code: 'failure-not-survived', subject: 'aws' }));
  });

  test('takes jumbo frames of 9001 bytes without a VPN, and a transit gateway of 8500', () => {
    const mtu = (change: (definition: Draft) => void) => {
      const { primary } = linkOf(planNetwork(awsOnly({}, change)), 'aws');
      return primary.mtu;
    };
    const alone = (definition: Draft) => { delete definition.links.aws.fallback; };
    expect(mtu((definition) => { small(definition); alone(definition); })).toBe(9001);
    expect(mtu(alone)).toBe(8500);
    expect(mtu(small)).toBe(1500);
    expect(mtu((definition) => { definition.links.aws.primary.jumboFrames = true; })).toBe(8500);
  });
});

describe('SiteLink', () => {
  test('is priced for each virtual interface, and one site alone with it is told', () => {
    const plan = planNetwork(awsOnly({}, (definition) => { definition.links.aws.primary.siteLink = true; }));
    expect(plan.cost.items).toContainEqual(expect.objectContaining({ item: 'SiteLink, each virtual interface', quantity: 2, unitUsd: 365 }));
    expect(plan.findings.map(({ code }) => code)).toContain('site-link-alone');
  });
});

describe('ports', () => {
  test('that are made in another Region than their cloud are told', () => {
    const plan = planNetwork(awsOnly({}, (definition) => { definition.clouds['aws-virginia'].region = 'us-east-2'; }));
    expect(plan.findings.find(({ code }) => code === 'ports-in-other-region')?.message).toContain('EqDC2 are made in us-east-1');
  });

  test('that are only ordered say so on their path', () => {
    const plan = planNetwork(awsOnly({}, (definition) => {
      definition.links.aws.primary.phase = 'order';
      definition.links.aws.primary.paths[1].phase = 'live';
    }));
    const { primary } = linkOf(plan, 'aws');
    expect(primary.kind !== 'vpn' && primary.paths.map(({ phase }) => phase)).toEqual(['order', 'live']);
  });
});
