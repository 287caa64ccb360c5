import { builtInCatalog, type CircuitProduct, type DedicatedKind, type Provider, type VpnProduct } from '../../lib/catalog';

const KINDS: readonly (readonly [title: string, kind: DedicatedKind, provider: Provider, hosted?: boolean])[] = [
  ['AWS: `direct-connect`, ports of one\'s own', 'direct-connect', 'aws', false],
  ['AWS: `direct-connect`, `connections: hosted`', 'direct-connect', 'aws', true],
  ['Azure: `express-route`', 'express-route', 'azure'],
  ['Google Cloud: `dedicated-interconnect`', 'dedicated-interconnect', 'google'],
  ['Google Cloud: `partner-interconnect`', 'partner-interconnect', 'google'],
  ['Google Cloud: `cross-cloud-interconnect` to AWS, without the port there', 'cross-cloud-interconnect', 'aws'],
  ['Google Cloud: `cross-cloud-interconnect` to Azure, without the port there', 'cross-cloud-interconnect', 'azure'],
];

const CLOUDS: Readonly<Record<Provider, string>> = { aws: 'AWS', azure: 'Azure', google: 'Google Cloud' };

const rate = (mbps: number): string => (mbps < 1_000 ? `${mbps} Mbps` : `${mbps / 1_000} Gbps`);

const span = (values: readonly number[], write: (value: number) => string): string => {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return least === most ? write(least) : `${write(least)} to ${write(most)}`;
};

const usd = (value: number): string => `$${Math.round(value).toLocaleString('en-US')}`;

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function circuitRow(title: string, products: readonly CircuitProduct[], provider: Provider): string {
  const locations = builtInCatalog.locations.filter((location) => location.provider === provider);
  const ends = builtInCatalog.remoteLocations.filter((location) => location.provider === provider);
  const places = products[0]!.kind === 'partner-interconnect' ? new Set(locations.map(({ metro }) => metro)).size : products[0]!.remote ? ends.length : locations.length;
  const flows = products.map(({ mbps, maxFlowMbps = Infinity }) => Math.min(mbps, maxFlowMbps));
  const encrypted = products.filter(({ macsec }) => macsec).map(({ mbps }) => mbps);
  return row([
    title,
    span(products.map(({ mbps }) => mbps), rate),
    span(products.map(({ maxMembers }) => maxMembers), String),
    rate(Math.max(...flows)),
    encrypted.length > 0 ? span(encrypted, rate) : 'no',
    `${places} ${products[0]!.kind === 'partner-interconnect' ? 'metros' : 'locations'}`,
    span(products.map(({ leadTimeMonths }) => leadTimeMonths), (months) => `${months} months`).replace(/^1 months$/, '1 month'),
    `${span(products.map(({ monthlyUsd }) => monthlyUsd), usd)}${products.every(({ source }) => source.verified) ? '' : ' *'}`,
  ]);
}

function vpnRow(provider: Provider, products: readonly VpnProduct[]): string {
  const [first] = products;
  return row([
    `${CLOUDS[provider]}: \`vpn\``,
    span(products.map(({ tunnelMbps }) => tunnelMbps), rate),
    first!.sharedDirections ? 'both directions together' : 'each direction',
    span(products.map(({ tunnelPps }) => tunnelPps ?? 0), (packets) => packets.toLocaleString('en-US')),
    products.some(({ gatewayMbps }) => gatewayMbps !== undefined) ? span(products.flatMap(({ gatewayMbps }) => gatewayMbps ?? []), rate) : 'no limit',
    span(products.map(({ mtu }) => mtu), String),
    span(products.map(({ planningFactor }) => planningFactor * 100), (part) => `${part}%`),
    `${span(products.map(({ connectionMonthlyUsd }) => connectionMonthlyUsd), usd)}${products.every(({ source }) => source.verified) ? '' : ' *'}`,
  ]);
}

/** Of circuits between clouds the provider is that of the other end. */
const isOf = ({ remote, hosted: isHosted = false }: CircuitProduct, provider: Provider, hosted: boolean | undefined): boolean =>
  (hosted === undefined || isHosted === hosted) && (remote === undefined || remote.provider === provider);

/** What can be bought of each kind of link, out of the catalogue, as `docs/clouds.md` has it. */
export function cloudsTable(): string {
  const circuits = KINDS.map(([title, kind, provider, hosted]) => circuitRow(
    title, builtInCatalog.circuits.filter((product) => product.kind === kind && isOf(product, provider, hosted)), provider));
  const vpns = (Object.keys(CLOUDS) as Provider[]).map((provider) => vpnRow(provider, builtInCatalog.vpns.filter((product) => product.provider === provider)));
  return [
    row(['circuits', 'a member', 'members of a bundle', 'one connection, at most', 'MACsec', 'where', 'to order', 'a member a month']),
    '|---|---|---|---|---|---|---|---|',
    ...circuits,
    '',
    row(['VPN', 'a tunnel', 'counts', 'packets a second', 'a gateway', 'MTU inside', 'of it planned with', 'a connection or tunnel a month']),
    '|---|---|---|---|---|---|---|---|',
    ...vpns,
    '',
  ].join('\n');
}
