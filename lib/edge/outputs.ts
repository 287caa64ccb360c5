import { hostOf } from './addresses';
import { encryptionOf } from './clouds';
import type { EdgeValues } from './fill';
import { cdk, connectionIds, connectionsOf, describedConnections } from './outputs-aws';
import { all, differs, type Fields, fieldsOf, type Found, isFields, KNOWN, listOf, stranger, value } from './outputs-found';
import { placeholder, placeholderKey } from './placeholder';
import { sameOutsideProblem, throwIfAny, twoValuesProblem, unknownDocumentProblem } from './problems';
import { attachmentsOf } from './routes';
import type { Problem } from '../errors';
import type { CloudPlan, NetworkPlan, TunnelPlan, VpnConnectionPlan } from '../planner/network-plan';

/** A document of a deployment: its name for messages, and what it holds as JSON. */
export interface OutputDocument {
  /** As a rule the file's name. */
  readonly name: string;
  /** Parsed JSON. */
  readonly content: unknown;
}

/**
 * The values of placeholders that documents of a deployment hold: `cdk-outputs.json` of `cdk deploy --outputs-file`, what `terraform output -json`
 * prints, and what `aws ec2 describe-vpn-connections` and `az network express-route list` print. Keys that are in them are not looked at.
 *
 * @param plan the plan that was deployed
 * @param documents in any order
 * @throws HybridNetworkError when one holds nothing of the plan, what was deployed differs from the plan or is of another network, or two
 * values are there for one place, or one for both tunnels of a connection
 */
export function deploymentValues(plan: NetworkPlan, documents: readonly OutputDocument[]): EdgeValues {
  const connections = new Map(documents.flatMap(({ content }) => connectionIds(content)));
  const circuits = new Map(documents.flatMap(({ content }) => azureCircuitIds(plan, content)));
  const read = documents.map(({ name, content }) => {
    const found = all([terraform(plan, content), cdk(plan, content), describedConnections(plan, content, connections), azureCircuits(plan, content, circuits)]);
    return found.isKnown || found.problems.length > 0 ? found : { ...found, problems: [unknownDocumentProblem(name)] };
  });
  const { values: rows, problems } = all(read);
  const values = new Map(rows);
  throwIfAny([...problems, ...twoValues(rows), ...sameOutside(plan, values)]);
  return values;
}

/** A key that has two values. */
function twoValues(rows: Found['values']): readonly Problem[] {
  const first = new Map<string, string>();
  return rows.flatMap(([key, text]) => {
    const other = first.get(key) ?? text;
    first.set(key, other);
    return other === text ? [] : [twoValuesProblem(key, other, text)];
  });
}

/** The two ends of a cloud's gateway have an address each. */
function sameOutside(plan: NetworkPlan, values: EdgeValues): readonly Problem[] {
  const overInternet = connectionsOf(plan, () => true).map(({ connection }) => connection);
  const gateways = [...overInternet, ...plan.clouds.flatMap((cloud) => encryptionGateways(plan, cloud))];
  return gateways.flatMap(({ id, tunnels }) => {
    const known = tunnels.flatMap((tunnel) => values.get(placeholderKey(placeholder('tunnel-outside-address', tunnel.id))) ?? []);
    return known.filter((address, i) => known.indexOf(address) < i).map((address) => sameOutsideProblem(id, address));
  });
}

/** Outputs of Terraform have names that start with the cloud's. */
function terraform(plan: NetworkPlan, content: unknown): Found {
  return all(plan.clouds.flatMap((cloud) => {
    const own = connectionsOf(plan, (each) => each === cloud).map(({ connection }) => connection);
    const rowsOf = (what: string, read: (id: string, row: unknown) => Found | undefined) =>
      Object.entries(outputOf(content, cloud, what)).map(([id, row]) => read(id, row) ?? stranger(`a row of ${outputName(cloud, what)}`, id));
    const gateway = (from: readonly Gateway[]) => (id: string, row: unknown) => {
      const found = from.find((each) => each.id === id);
      return found && googleGateway(found, listOf(row));
    };
    return [
      ...rowsOf('vpn-tunnels', (id, row) => {
        const connection = own.find(({ tunnels }) => tunnels.some((tunnel) => tunnel.id === id));
        return connection && azureTunnel(connection, connection.tunnels.find((tunnel) => tunnel.id === id)!, fieldsOf(row));
      }),
      ...rowsOf('vpn-gateways', gateway(own)),
      ...rowsOf('encryption-gateways', gateway(encryptionGateways(plan, cloud))),
      ...rowsOf('attachments', (id, row) => googleAttachment(plan, cloud, id, fieldsOf(row))),
    ];
  }));
}

const outputName = ({ name }: CloudPlan, what: string): string => `${name}-${what}`.replaceAll('-', '_');

const outputOf = (content: unknown, cloud: CloudPlan, what: string): Fields => fieldsOf(fieldsOf(fieldsOf(content)[outputName(cloud, what)]).value);

/** Ids of circuits in Azure, which does not tell capitals from small letters, each with the bundle of the plan. */
const azureCircuitIds = (plan: NetworkPlan, content: unknown): readonly (readonly [string, string])[] => plan.clouds.flatMap((cloud) =>
  Object.entries(outputOf(content, cloud, 'circuits')).flatMap(([bundle, row]) => {
    const id = fieldsOf(row).circuit_id;
    return typeof id === 'string' ? [[id.toLowerCase(), bundle] as const] : [];
  }));

/**
 * The outer tag of a circuit on ports with QinQ is in its description only. A circuit is found by its id; where no output told ids, by the
 * name that the construct gives it.
 * https://learn.microsoft.com/dotnet/api/microsoft.azure.management.network.models.expressroutecircuit.stag
 */
function azureCircuits(plan: NetworkPlan, content: unknown, ids: ReadonlyMap<string, string>): Found {
  const rows = [content, ...listOf(content)].filter(isFields).filter(({ stag }) => typeof stag === 'number');
  const bundles = plan.links.flatMap(({ primary }) => (primary.kind === 'vpn' ? [] : primary.paths.flatMap((path) => path.bundles.map(({ id }) => id))));
  const byName = (name: string) => bundles.find((each) => name.toLowerCase() === `${plan.name}-${each}`);
  return all(rows.flatMap(({ id, name, stag }) => {
    const bundle = ids.size > 0 ? ids.get(String(id).toLowerCase()) : byName(String(name));
    return bundle === undefined ? [] : [value('outer-vlan', bundle, String(stag))];
  }));
}

/** An instance of a hub's gateway has a list of addresses, the public one and a private one. */
function azureTunnel({ cloudAsn }: VpnConnectionPlan, { id, cloudAddress }: TunnelPlan, row: Fields): Found {
  const isPublic = (address: unknown) => typeof address === 'string' && !/^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(address);
  return all([
    KNOWN,
    value('tunnel-outside-address', id, row.public_ip ?? listOf(row.addresses).find(isPublic)),
    differs(id, 'the address inside', row.bgp_address, hostOf(cloudAddress)),
    differs(id, 'the ASN of Azure', row.asn, cloudAsn),
  ]);
}

/** Gateways of tunnels on circuits. */
const encryptionGateways = ({ links }: NetworkPlan, { name }: CloudPlan) =>
  links.flatMap(({ cloud, primary }) => (cloud === name && primary.kind !== 'vpn' ? encryptionOf(primary)?.pairs ?? [] : [])).flatMap(({ gateways }) => gateways);

/** What tunnels end at. */
type Gateway = Pick<VpnConnectionPlan, 'id' | 'tunnels'>;

const googleGateway = ({ tunnels }: Gateway, addresses: readonly unknown[]): Found =>
  all([KNOWN, ...tunnels.map(({ id, cloudInterface }) => value('tunnel-outside-address', id, addresses[cloudInterface]))]);

/** The VLAN id of an attachment on a port of one's own is the plan's. */
function googleAttachment(plan: NetworkPlan, { name }: CloudPlan, id: string, row: Fields): Found | undefined {
  const link = plan.links.find((each) => each.cloud === name && attachmentsOf(each).some((attachment) => attachment.id === id));
  const attachment = link && attachmentsOf(link).find((each) => each.id === id);
  return attachment && all([
    KNOWN,
    value('attachment-router-address', id, row.router_address),
    value('attachment-cloud-address', id, typeof row.cloud_address === 'string' ? hostOf(row.cloud_address) : undefined),
    differs(id, 'the VLAN id', row.vlan, link.primary.kind === 'dedicated-interconnect' ? attachment.vlan : undefined),
  ]);
}
