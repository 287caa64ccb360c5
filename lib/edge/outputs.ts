import { hostOf } from './addresses';
import { encryptionOf } from './clouds';
import type { EdgeValues } from './fill';
import { placeholder, placeholderKey, type PlaceholderKind } from './placeholder';
import { otherPlanProblem, throwIfAny, unknownDocumentProblem } from './problems';
import { attachmentsOf } from './routes';
import { vpnOf } from './vpn';
import type { Problem } from '../errors';
import type { CloudPlan, LinkPlan, NetworkPlan, TunnelPlan, VpnConnectionPlan } from '../planner/network-plan';

/** A document of a deployment: its name for messages, and what it holds as JSON. */
export interface OutputDocument {
  /** As a rule the file's name. */
  readonly name: string;
  /** Parsed JSON. */
  readonly content: unknown;
}

/** What a document tells: values, and what does not belong to the plan. */
interface Found {
  readonly values: readonly (readonly [key: string, value: string])[];
  readonly problems: readonly Problem[];
}

const NOTHING: Found = { values: [], problems: [] };

const value = (kind: PlaceholderKind, id: string, text: unknown): Found =>
  (typeof text === 'string' && text !== '' ? { values: [[placeholderKey(placeholder(kind, id)), text]], problems: [] } : NOTHING);

const all = (found: readonly Found[]): Found => ({ values: found.flatMap(({ values }) => values), problems: found.flatMap(({ problems }) => problems) });

const differs = (id: string, what: string, deployed: unknown, planned: string): Found =>
  (deployed === undefined || String(deployed) === planned ? NOTHING : { values: [], problems: [otherPlanProblem(id, what, String(deployed), planned)] });

type Fields = Readonly<Record<string, unknown>>;

const isFields = (content: unknown): content is Fields => typeof content === 'object' && content !== null && !Array.isArray(content);

const fieldsOf = (content: unknown): Fields => (isFields(content) ? content : {});

const listOf = (content: unknown): readonly unknown[] => (Array.isArray(content) ? content : []);

/**
 * The values of placeholders that documents of a deployment hold: `cdk-outputs.json` of `cdk deploy --outputs-file`, what `terraform output -json`
 * prints, and what `aws ec2 describe-vpn-connections` and `az network express-route list` print. Keys that are in them are not looked at.
 *
 * @param plan the plan that was deployed
 * @param documents in any order
 * @throws HybridNetworkError when one holds nothing of the plan, or what was deployed differs from the plan
 */
export function deploymentValues(plan: NetworkPlan, documents: readonly OutputDocument[]): EdgeValues {
  const connections = new Map(documents.flatMap(({ content }) => awsConnectionIds(content)));
  const circuits = new Map(documents.flatMap(({ content }) => azureCircuitIds(plan, content)));
  const read = documents.map(({ name, content }) => {
    const found = all([terraform(plan, content), cdk(plan, content), awsConnections(plan, content, connections), azureCircuits(plan, content, circuits)]);
    const isKnown = found.values.length > 0 || found.problems.length > 0 || awsConnectionIds(content).length > 0 || isCdk(content);
    return isKnown ? found : { values: [], problems: [unknownDocumentProblem(name)] };
  });
  throwIfAny(read.flatMap(({ problems }) => problems));
  return new Map(read.flatMap(({ values }) => values));
}

/** What a construct of the AWS CDK wrote as a line of JSON into an output. */
function cdkRows(content: unknown): readonly Fields[] {
  const texts = Object.values(fieldsOf(content)).flatMap((stack) => Object.values(fieldsOf(stack))).filter((text) => typeof text === 'string');
  return texts.flatMap((text) => {
    const parsed = parse(text);
    return [parsed, ...listOf(parsed)].filter(isFields);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isCdk = (content: unknown): boolean => cdkRows(content).some((row) => 'bundle' in row || 'connection' in row);

function cdk(plan: NetworkPlan, content: unknown): Found {
  const attachments = new Map(plan.links.flatMap(attachmentsOf).map((attachment) => [attachment.id, attachment]));
  const interfaces = cdkRows(content).flatMap((row) => listOf(row.interfaces)).filter(isFields);
  return all(interfaces.flatMap((row) => {
    const id = String(row.attachment);
    const session = attachments.get(id)?.sessions[0];
    if (!session) return [];
    return [
      value('vlan', id, row.vlan === undefined ? undefined : String(row.vlan)),
      differs(id, 'the router\'s address', row.routerAddress, session.routerAddress),
      differs(id, 'the address of AWS', row.awsAddress, session.cloudAddress),
      differs(id, 'the ASN of AWS', row.awsAsn, String(session.cloudAsn)),
    ];
  }));
}

/** Ids of VPN connections of AWS, each with that of the plan. */
const awsConnectionIds = (content: unknown): readonly (readonly [string, string])[] =>
  cdkRows(content).flatMap((row) => (typeof row.connection === 'string' && typeof row.id === 'string' ? [[row.id, row.connection] as const] : []));

/**
 * Of AWS the outside address of a tunnel is in the description of its connection only. A tunnel is found by the connection, where an output
 * told its id, and by the subnet inside.
 */
function awsConnections(plan: NetworkPlan, content: unknown, ids: ReadonlyMap<string, string>): Found {
  const rows = listOf(fieldsOf(content).VpnConnections).filter(isFields);
  const ofAws = connectionsOf(plan, (cloud) => cloud.provider === 'aws');
  return all(rows.flatMap((row) => {
    const id = ids.get(String(row.VpnConnectionId));
    if (ids.size > 0 && id === undefined) return [];
    const tunnels = ofAws.filter(({ connection }) => id === undefined || connection.id === id).flatMap(({ connection }) => connection.tunnels);
    return listOf(fieldsOf(row.Options).TunnelOptions).filter(isFields).flatMap((option) => {
      const tunnel = tunnels.find(({ insidePrefix }) => insidePrefix === option.TunnelInsideCidr);
      if (tunnel) return [value('tunnel-outside-address', tunnel.id, option.OutsideIpAddress)];
      const planned = tunnels.map(({ insidePrefix }) => insidePrefix).join(', ');
      return id === undefined ? [] : [differs(id, 'a tunnel with the subnet', option.TunnelInsideCidr, planned)];
    });
  }));
}

interface Connection {
  readonly link: LinkPlan;
  readonly connection: VpnConnectionPlan;
}

function connectionsOf(plan: NetworkPlan, isWanted: (cloud: CloudPlan) => boolean): readonly Connection[] {
  const clouds = plan.clouds.filter(isWanted).map(({ name }) => name);
  const links = plan.links.filter(({ cloud }) => clouds.includes(cloud));
  return links.flatMap((link) => (vpnOf(link)?.connections ?? []).map((connection) => ({ link, connection })));
}

/** Outputs of Terraform have names that start with the cloud's. */
function terraform(plan: NetworkPlan, content: unknown): Found {
  const output = (cloud: CloudPlan, what: string) => outputOf(content, cloud, what);
  return all(plan.clouds.flatMap((cloud) => {
    const own = connectionsOf(plan, (each) => each === cloud).map(({ connection }) => connection);
    return [
      ...own.flatMap(({ tunnels }) => tunnels).map((tunnel) => azureTunnel(tunnel, fieldsOf(output(cloud, 'vpn-tunnels')[tunnel.id]))),
      ...own.map((connection) => googleGateway(connection, listOf(output(cloud, 'vpn-gateways')[connection.id]))),
      ...encryptionGateways(plan, cloud).map((gateway) => googleGateway(gateway, listOf(output(cloud, 'encryption-gateways')[gateway.id]))),
      ...Object.entries(output(cloud, 'attachments')).map(([id, row]) => googleAttachment(plan, id, fieldsOf(row))),
    ];
  }));
}

const outputOf = (content: unknown, { name }: CloudPlan, what: string): Fields =>
  fieldsOf(fieldsOf(fieldsOf(content)[`${name}-${what}`.replaceAll('-', '_')]).value);

/** Ids of circuits in Azure, which does not tell capitals from small letters, each with the bundle of the plan. */
const azureCircuitIds = (plan: NetworkPlan, content: unknown): readonly (readonly [string, string])[] => plan.clouds.flatMap((cloud) =>
  Object.entries(outputOf(content, cloud, 'circuits')).flatMap(([bundle, row]) => {
    const id = fieldsOf(row).circuit_id;
    return typeof id === 'string' ? [[id.toLowerCase(), bundle] as const] : [];
  }));

/**
 * The outer tag of a circuit on ports with QinQ is in its description only. A circuit is found by its id; where no output told ids, by the
 * bundle at the end of its name.
 * https://learn.microsoft.com/dotnet/api/microsoft.azure.management.network.models.expressroutecircuit.stag
 */
function azureCircuits(plan: NetworkPlan, content: unknown, ids: ReadonlyMap<string, string>): Found {
  const rows = [content, ...listOf(content)].filter(isFields).filter(({ stag }) => typeof stag === 'number');
  const bundles = plan.links.flatMap(({ primary }) => (primary.kind === 'vpn' ? [] : primary.paths.flatMap((path) => path.bundles.map(({ id }) => id))));
  const byName = (name: string) => bundles.find((each) => name === each || name.endsWith(`-${each}`));
  return all(rows.flatMap(({ id, name, stag }) => {
    const bundle = ids.size > 0 ? ids.get(String(id).toLowerCase()) : byName(String(name));
    return bundle === undefined ? [] : [value('outer-vlan', bundle, String(stag))];
  }));
}

/** An instance of a hub's gateway has a list of addresses, the public one and a private one. */
function azureTunnel({ id, cloudAddress }: TunnelPlan, row: Fields): Found {
  const isPublic = (address: unknown) => typeof address === 'string' && !/^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(address);
  return all([
    value('tunnel-outside-address', id, row.public_ip ?? listOf(row.addresses).find(isPublic)),
    differs(id, 'the address inside', row.bgp_address, hostOf(cloudAddress)),
  ]);
}

/** Gateways of tunnels on circuits. */
const encryptionGateways = ({ links }: NetworkPlan, { name }: CloudPlan) =>
  links.flatMap(({ cloud, primary }) => (cloud === name && primary.kind !== 'vpn' ? encryptionOf(primary)?.pairs ?? [] : [])).flatMap(({ gateways }) => gateways);

const googleGateway = ({ tunnels }: Pick<VpnConnectionPlan, 'tunnels'>, addresses: readonly unknown[]): Found =>
  all(tunnels.map(({ id, cloudInterface }) => value('tunnel-outside-address', id, addresses[cloudInterface])));

function googleAttachment(plan: NetworkPlan, id: string, row: Fields): Found {
  if (!plan.links.flatMap(attachmentsOf).some((attachment) => attachment.id === id)) return NOTHING;
  return all([
    value('attachment-router-address', id, row.router_address),
    value('attachment-cloud-address', id, typeof row.cloud_address === 'string' ? hostOf(row.cloud_address) : undefined),
    value('vlan', id, row.vlan === undefined || row.vlan === null ? undefined : String(row.vlan)),
  ]);
}
