import type { AwsCloudPlan, BundlePlan, CloudPlan, DedicatedPlan, LinkPlan, NetworkPlan, PathPlan, SessionPlan } from './network-plan';
import { cloudTimers } from '../catalog/timers';

/** MTU of a virtual interface without jumbo frames, which none with Google Cloud has: https://docs.aws.amazon.com/directconnect/latest/UserGuide/WorkingWithVirtualInterfaces.html */
const MTU = 1500;

/**
 * The links of Cross-Cloud Interconnect that lead to a cloud of AWS, as that end has them: circuits of Direct Connect, on which Google stands
 * where a site's router does. Every id, VLAN id, address, ASN and secret is that of the plan. None where the cloud is another provider's.
 */
export function awsEndsOf({ links }: NetworkPlan, cloud: CloudPlan): readonly LinkPlan[] {
  if (cloud.provider !== 'aws') return [];
  return links.flatMap((link) => (link.site === cloud.name && link.primary.kind === 'cross-cloud-interconnect' ? [awsEnd(link, link.primary, cloud)] : []));
}

function awsEnd(link: LinkPlan, primary: DedicatedPlan, cloud: AwsCloudPlan): LinkPlan {
  const { requirement } = link;
  const { interconnect: _, ...circuits } = primary;
  return {
    ...link,
    site: link.cloud,
    cloud: cloud.name,
    // two ports at one location of AWS promise no more there than one
    resilience: new Set(primary.paths.map(({ remote }) => remote!.portLocation)).size > 1 ? 'high' : 'basic',
    requirement: {
      ...requirement,
      toCloud: requirement.toSite,
      toSite: requirement.toCloud,
      bindingDirection: requirement.bindingDirection === 'toCloud' ? 'toSite' : 'toCloud',
    },
    primary: { ...circuits, kind: 'direct-connect', mtu: MTU, paths: primary.paths.map((path) => awsPath(path, cloud)) },
  };
}

function awsPath({ id, location, building, metro, phase, remote, bundles }: PathPlan, { gateway }: AwsCloudPlan): PathPlan {
  const { portLocation, homeRegion } = remote!;
  const kind = gateway === 'transit' ? 'transit' : 'private';
  return {
    id,
    router: location,
    location: portLocation,
    building,
    metro,
    ...(homeRegion !== undefined && { homeRegion }),
    phase,
    bundles: bundles.map((bundle): BundlePlan => ({
      ...bundle,
      product: `aws/direct-connect/${bundle.memberMbps / 1000}G`,
      attachments: bundle.attachments.map((attachment) => ({ ...attachment, interface: kind, sessions: attachment.sessions.map(awsSession) })),
    })),
  };
}

const awsSession = (session: SessionPlan): SessionPlan => ({
  ...session,
  routerAddress: session.cloudAddress,
  cloudAddress: session.routerAddress,
  siteAsn: session.cloudAsn,
  cloudAsn: session.siteAsn,
  bfd: cloudTimers({ provider: 'aws' }).bfd,
});
