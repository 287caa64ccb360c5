import type { CircuitProduct, RemoteLocation } from './catalog';
import { perHour, verified } from './rows';

const PRICES = verified('https://cloud.google.com/network-connectivity/docs/interconnect/pricing', '2026-04-02');

/** A connection has equal links, at most as many as the other cloud takes in one port: https://docs.aws.amazon.com/directconnect/latest/UserGuide/lags.html */
const circuit = (remote: 'aws' | 'azure', speed: string, mbps: number, usdPerHour: number, maxMembers: number, portProduct: string): CircuitProduct => ({
  id: `google/cross-cloud-interconnect/${remote}-${speed}`,
  kind: 'cross-cloud-interconnect',
  remote: { provider: remote, portProduct },
  mbps,
  maxMembers,
  maxFlowMbps: 10_000,
  monthlyUsd: perHour(usdPerHour),
  leadTimeMonths: 3,
  macsec: false,
  source: PRICES,
});

/**
 * Connections of Cross-Cloud Interconnect, without the other cloud's port: that is `portProduct`. On AWS each ends in a LAG of its own, on Azure
 * in one port of a pair, which takes no link aggregation.
 *
 * @see https://docs.cloud.google.com/network-connectivity/docs/interconnect/concepts/cci-overview
 */
export const crossCloudCircuits: readonly CircuitProduct[] = [
  circuit('aws', '10G', 10_000, 5.6, 4, 'aws/direct-connect/10G'),
  circuit('aws', '100G', 100_000, 30, 2, 'aws/direct-connect/100G'),
  circuit('azure', '10G', 10_000, 5.6, 1, 'azure/express-route-direct/10G'),
  circuit('azure', '100G', 100_000, 30, 1, 'azure/express-route-direct/100G'),
];

const PAGES = {
  aws: verified('https://docs.cloud.google.com/network-connectivity/docs/interconnect/how-to/cci/aws/choose-locations', '2026-04-02'),
  azure: verified('https://docs.cloud.google.com/network-connectivity/docs/interconnect/how-to/cci/azure/choose-locations', '2026-04-02'),
} as const;

/** Regions of Google Cloud in which VLAN attachments of a location may be. */
const REGIONS = {
  asia: ['asia-east1', 'asia-east2', 'asia-northeast1', 'asia-northeast2', 'asia-northeast3', 'asia-southeast1', 'asia-southeast2'],
  australia: ['australia-southeast1', 'australia-southeast2'],
  europe: [
    'me-central1', 'me-central2', 'me-west1', 'europe-central2', 'europe-north1', 'europe-southwest1', 'europe-west1', 'europe-west2', 'europe-west3',
    'europe-west4', 'europe-west6', 'europe-west8', 'europe-west9', 'europe-west10', 'europe-west12',
  ],
  india: ['asia-southeast1', 'asia-south1', 'asia-south2'],
  northAmerica: [
    'northamerica-northeast1', 'northamerica-northeast2', 'us-central1', 'us-east1', 'us-east4', 'us-east5', 'us-south1', 'us-west1', 'us-west2', 'us-west3',
    'us-west4',
  ],
  southAmerica: ['southamerica-east1', 'southamerica-west1', 'us-east1'],
} as const;

type Row = readonly [area: keyof typeof REGIONS, code: string, portLocation: string, airport: string, facility: number];

const rows: Readonly<Record<'aws' | 'azure', readonly Row[]>> = {
  aws: [
    ['asia', 'aws-dcij3', 'DCIJ3', 'cgk', 8168],
    ['asia', 'aws-eqhk1', 'EQHK1', 'hkg', 1118],
    ['asia', 'aws-eqos1', 'EqOS1', 'kix', 1791],
    ['asia', 'aws-eqty2', 'EqTY2', 'nrt', 452],
    ['asia', 'aws-gss52', 'GSS52', 'sin', 388],
    ['asia', 'aws-lgknx', 'LGKNX', 'icn', 7674],
    ['asia', 'aws-lgu57', 'LGU57', 'icn', 7573],
    ['australia', 'aws-eqsy3', 'EqSY3', 'syd', 1605],
    ['europe', 'aws-eqfa5', 'EqFA5', 'fra', 683],
    ['europe', 'aws-eqld5', 'EqLD5', 'lhr', 832],
    ['europe', 'aws-eqsk1', 'EQSK1', 'arn', 156],
    ['europe', 'aws-inx6', 'INX6', 'fra', 58],
    ['europe', 'aws-itcm2', 'ITCM2', 'mad', 127],
    ['europe', 'aws-itxp7', 'ITXP7', 'cdg', 1536],
    ['europe', 'aws-thv52', 'THV52', 'cdg', 53],
    ['india', 'aws-gpx51', 'GPX51', 'bom', 2310],
    ['northAmerica', 'aws-cgm60', 'CGM60', 'yul', 1944],
    ['northAmerica', 'aws-col67', 'COL67', 'cmh', 2377],
    ['northAmerica', 'aws-csva1', 'CSVA1', 'iad', 5467],
    ['northAmerica', 'aws-ecpo1', 'ECPO1', 'pdx', 1922],
    ['northAmerica', 'aws-eqc50', 'EQC50', 'ord', 7],
    ['northAmerica', 'aws-eqda2', 'EqDA2', 'dfw', 4],
    ['northAmerica', 'aws-eqdc2', 'EqDC2', 'iad', 1],
    ['northAmerica', 'aws-eqse2-eq', 'EqSe2-EQ', 'sea', 86],
    ['northAmerica', 'aws-eqsv5', 'EqSV5', 'sjc', 6],
    ['southAmerica', 'aws-tndb', 'TNDB', 'gru', 165],
  ],
  azure: [
    ['asia', 'azure-equinix-hong-kong-hk1', 'Equinix-Hong-Kong-HK1', 'hkg', 1118],
    ['asia', 'azure-equinix-osaka-os1', 'Equinix-Osaka-OS1', 'kix', 1791],
    ['asia', 'azure-equinix-singapore-sg1', 'Equinix-Singapore-SG1', 'sin', 2260],
    ['asia', 'azure-equinix-tokyo-ty4', 'Equinix-Tokyo-TY4', 'nrt', 1893],
    ['asia', 'azure-global-switch-singapore', 'Global-Switch-Singapore', 'sin', 388],
    ['asia', 'azure-kinx-seoul-gasan', 'KINX-Seoul-Gasan', 'icn', 7674],
    ['australia', 'azure-equinix-sydney-sy2', 'Equinix-Sydney-SY2', 'syd', 1605],
    ['australia', 'azure-nextdc-sydney-s1', 'NextDC-Sydney-S1', 'syd', 1660],
    ['europe', 'azure-equinix-amsterdam-am5', 'Equinix-Amsterdam-AM5', 'ams', 1236],
    ['europe', 'azure-equinix-frankfurt-fr7', 'Equinix-Frankfurt-FR7', 'fra', 683],
    ['europe', 'azure-equinix-london-ld5', 'Equinix-London-LD5', 'lhr', 832],
    ['europe', 'azure-interxion-paris-par5', 'Interxion-Paris-PAR5', 'cdg', 1536],
    ['europe', 'azure-interxion-zurich-zur2', 'Interxion-Zurich-ZUR2', 'zrh', 81],
    ['india', 'azure-tata-mumbai-lvsb', 'Tata-Mumbai-LVSB', 'bom', 554],
    ['northAmerica', 'azure-cologix-montreal-mtl3', 'Cologix-Montreal-MTL3', 'yul', 1944],
    ['northAmerica', 'azure-cologix-toronto-tor1', 'Cologix-Toronto-TOR1', 'yyz', 392],
    ['northAmerica', 'azure-coresite-reston-va2', 'CoreSite-Reston-VA2', 'iad', 5467],
    ['northAmerica', 'azure-coresite-reston-va3', 'CoreSite-Reston-VA3', 'iad', 5467],
    ['northAmerica', 'azure-coresite-santa-clara-sv7', 'CoreSite-Santa-Clara-SV7', 'sfo', 1619],
    ['northAmerica', 'azure-cyrusone-san-antonio-1', 'CyrusOne-San-Antonio-1', 'sat', 1484],
    ['northAmerica', 'azure-edgeconnex-portland-por01', 'EdgeConneX-Portland-POR01', 'pdx', 1922],
    ['northAmerica', 'azure-equinix-ashburn-dc2', 'Equinix-Ashburn-DC2', 'iad', 1],
    ['northAmerica', 'azure-equinix-ashburn-dc6', 'Equinix-Ashburn-DC6', 'iad', 1],
    ['northAmerica', 'azure-equinix-chicago-ch1', 'Equinix-Chicago-CH1', 'ord', 7],
    ['northAmerica', 'azure-equinix-dallas-da3', 'Equinix-Dallas-DA3', 'dfw', 4],
    ['northAmerica', 'azure-equinix-seattle-se2', 'Equinix-Seattle-SE2', 'sea', 86],
    ['northAmerica', 'azure-switch-las-vegas', 'Switch-Las-Vegas', 'las', 770],
  ],
};

/** Where Google joins its facilities to ports of AWS and Azure: both edge availability domains of one facility lead to each. */
export const remoteLocations: readonly RemoteLocation[] = (['aws', 'azure'] as const).flatMap((provider) =>
  rows[provider].map(([area, code, portLocation, airport, facility]) => ({
    code,
    provider,
    portLocation,
    locations: [`${airport}-zone1-${facility}`, `${airport}-zone2-${facility}`],
    regions: REGIONS[area],
    source: PAGES[provider],
  })));
