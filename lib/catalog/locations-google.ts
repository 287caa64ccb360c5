import type { Location } from './catalog';
import type { GoogleArea } from './google-regions';
import { speeds, verified } from './rows';

const SOURCE = verified('https://docs.cloud.google.com/network-connectivity/docs/interconnect/concepts/choosing-colocation-facilities', '2026-04-02');

/** What a facility lacks or has beyond 10 and 100 Gbps in both edge availability domains. */
interface Exception {
  /** The domains there, by number; both if absent. */
  readonly zones?: string;
  /** The domains with 400 Gbps. */
  readonly with400?: string;
  /** The domains with 10 Gbps alone. */
  readonly only10?: string;
}

type Row = readonly [airport: string, facility: number, metro: string, building: string, exception?: Exception];

const northAmerica: readonly Row[] = [
  ['iad', 1, 'Ashburn', 'Equinix Ashburn campus', { with400: '1' }],
  ['iad', 5467, 'Ashburn', 'CoreSite Reston campus', { with400: '2' }],
  ['atl', 3725, 'Atlanta', '56 Marietta, Atlanta'],
  ['atl', 3853, 'Atlanta', 'zColo 1100 White Street'],
  ['atl', 940, 'Atlanta', 'Equinix AT1'],
  ['auz', 3143, 'Aurora', 'CyrusOne Aurora'],
  ['aus', 1483, 'Austin', 'CyrusOne Austin'],
  ['bos', 219, 'Boston', 'One Summer Street, Boston'],
  ['yyc', 3251, 'Calgary', 'Equinix CL3'],
  ['ord', 440, 'Chicago', 'CoreSite CH1'],
  ['ord', 7, 'Chicago', 'Equinix CH1/CH2/CH4'],
  ['cmh', 2377, 'Columbus', 'Cologix Columbus campus', { with400: '12' }],
  ['cbf', 575, 'Council Bluffs', 'Nebraska Data Centers 1623 Farnam', { with400: '12' }],
  ['dfw', 4, 'Dallas', 'Equinix Dallas Infomart', { with400: '12' }],
  ['den', 389, 'Denver', 'CoreSite DE1'],
  ['hou', 1476, 'Houston', 'DataBank Houston West'],
  ['mci', 435, 'Kansas City', '1102 Grand, Kansas City'],
  ['las', 770, 'Las Vegas', 'Switch Las Vegas campus', { with400: '12' }],
  ['lax', 19, 'Los Angeles', 'One Wilshire, Los Angeles', { with400: '12' }],
  ['lax', 333, 'Los Angeles', 'Equinix LA3/LA4'],
  ['lax', 403, 'Los Angeles', '600 West 7th Street, Los Angeles'],
  ['lax', 8, 'Los Angeles', '600 West 7th Street, Los Angeles'],
  ['mia', 15, 'Miami', 'Equinix MI1'],
  ['msp', 3312, 'Minneapolis', 'Cologix MIN3'],
  ['yul', 1944, 'Montreal', 'Cologix MTL3'],
  ['yul', 99002, 'Montreal', 'Cologix MTL10'],
  ['lga', 1422, 'New York', 'DataBank LGA1'],
  ['lga', 16, 'New York', '111 8th Avenue, New York'],
  ['lga', 9, 'New York', '165 Halsey Street, Newark', { with400: '12' }],
  ['lga', 36, 'New York', 'Equinix Secaucus campus'],
  ['phl', 146, 'Philadelphia', 'Equinix PH1'],
  ['phx', 1488, 'Phoenix', 'CyrusOne Phoenix'],
  ['phx', 917, 'Phoenix', 'PhoenixNAP', { with400: '12' }],
  ['pdx', 1922, 'Portland', 'EdgeConneX POR01'],
  ['qro', 1778, 'Queretaro', 'KIO QRO1'],
  ['qro', 99009, 'Queretaro', 'Triara Queretaro', { only10: '12' }],
  ['slc', 10938, 'Salt Lake City', 'DataBank SLC5'],
  ['slc', 99001, 'Salt Lake City', 'Aligned SLC-01'],
  ['sat', 1484, 'San Antonio', 'CyrusOne San Antonio'],
  ['sfo', 1619, 'San Francisco Bay Area', 'CoreSite Santa Clara campus'],
  ['sjc', 6, 'San Francisco Bay Area', 'Equinix San Jose campus'],
  ['sea', 86, 'Seattle', 'Equinix SE2/SE3'],
  ['yyz', 2206, 'Toronto', 'Equinix TR2'],
  ['yyz', 392, 'Toronto', '151 Front Street West, Toronto'],
  ['yvr', 1881, 'Vancouver', 'Cologix VAN2'],
];

const southAmerica: readonly Row[] = [
  ['bog', 10902, 'Bogota', 'Odata BG01'],
  ['bog', 1354, 'Bogota', 'Equinix BG1'],
  ['eze', 1550, 'Buenos Aires', 'Cirion BUE1'],
  ['rio', 1374, 'Rio de Janeiro', 'Cirion RIO1'],
  ['rio', 1899, 'Rio de Janeiro', 'Equinix RJ2'],
  ['scl', 1779, 'Santiago', 'Cirion SAN1'],
  ['scl', 7594, 'Santiago', 'Ascenty Chile 1'],
  ['scl', 99014, 'Santiago', 'GTD Panamericana'],
  ['gru', 1057, 'Sao Paulo', 'Cirion SAO1'],
  ['gru', 165, 'Sao Paulo', 'Equinix SP4'],
  ['gru', 7580, 'Sao Paulo', 'Ascenty Sao Paulo 2'],
];

const europe: readonly Row[] = [
  ['ams', 1236, 'Amsterdam', 'Equinix AM5'],
  ['ams', 1320, 'Amsterdam', 'Equinix AM3'],
  ['ath', 1949, 'Athens', 'Digital Realty Athens campus'],
  ['bcn', 122, 'Barcelona', 'Equinix BA1'],
  ['ber', 331, 'Berlin', 'Lumen Berlin'],
  ['ber', 478, 'Berlin', 'NTT Berlin 1'],
  ['bru', 68, 'Brussels', 'Digital Realty BRU1'],
  ['otp', 99039, 'Bucharest', 'NXDATA-1'],
  ['cph', 148, 'Copenhagen', 'Digital Realty Copenhagen campus'],
  ['dub', 4484, 'Dublin', 'Keppel Dublin 1'],
  ['dus', 106, 'Dusseldorf', 'Digital Realty Dusseldorf campus'],
  ['fra', 277, 'Frankfurt', 'NTT Frankfurt 1'],
  ['fra', 58, 'Frankfurt', 'Digital Realty Frankfurt campus', { with400: '2' }],
  ['fra', 683, 'Frankfurt', 'Equinix FR4', { with400: '1' }],
  ['gva', 826, 'Geneva', 'Equinix GV2'],
  ['ham', 1686, 'Hamburg', 'GlobalConnect HAM1'],
  ['ham', 427, 'Hamburg', 'Lumen Hamburg'],
  ['hem', 7098, 'Helsinki', 'Equinix HE7'],
  ['hem', 8128, 'Helsinki', 'Telia Helsinki'],
  ['lis', 126, 'Lisbon', 'Equinix LS1'],
  ['lhr', 2262, 'London', 'Equinix Slough campus', { zones: '1' }],
  ['lhr', 832, 'London', 'Equinix Slough campus', { zones: '2' }],
  ['mad', 127, 'Madrid', 'Equinix MD2'],
  ['mad', 130, 'Madrid', 'Digital Realty Madrid campus'],
  ['mad', 99037, 'Madrid', 'Telefonica Alcala'],
  ['mad', 99038, 'Madrid', 'Telefonica Julian Camarillo'],
  ['man', 1403, 'Manchester', 'Equinix MA3'],
  ['mrs', 226, 'Marseille', 'Digital Realty Marseille campus'],
  ['mil', 1974, 'Milan', 'IRIDEOS Avalon campus'],
  ['mil', 99013, 'Milan', 'Sparkle Milan', { zones: '2' }],
  ['mil', 99034, 'Milan', 'Telecom Italia Rozzano'],
  ['muc', 480, 'Munich', 'Equinix MU1/MU3'],
  ['osl', 5518, 'Oslo', 'Bulk Oslo'],
  ['cdg', 1536, 'Paris', 'Digital Realty PAR7'],
  ['cdg', 181, 'Paris', 'Global Switch Paris'],
  ['cdg', 3342, 'Paris', 'DATA4 Marcoussis'],
  ['cdg', 53, 'Paris', 'Telehouse Paris Voltaire'],
  ['prg', 214, 'Prague', 'CE Colo Prague'],
  ['sof', 663, 'Sofia', 'Telepoint Sofia Centre'],
  ['sof', 7097, 'Sofia', 'Equinix SO2'],
  ['arn', 156, 'Stockholm', 'Equinix SK1'],
  ['arn', 208, 'Stockholm', 'Digital Realty Stockholm campus'],
  ['trn', 99032, 'Turin', 'Telecom Italia Cebrosa'],
  ['trn', 99033, 'Turin', 'Telecom Italia Moncalieri'],
  ['vie', 67, 'Vienna', 'Digital Realty Vienna campus'],
  ['waw', 2570, 'Warsaw', 'Atman Warsaw-1'],
  ['waw', 509, 'Warsaw', 'Equinix WA1'],
  ['zrh', 1086, 'Zurich', 'Green Lupfig'],
  ['zrh', 81, 'Zurich', 'Digital Realty ZUR1'],
  ['zrh', 83, 'Zurich', 'Equinix ZH2'],
];

const middleEastAndAfrica: readonly Row[] = [
  ['dmm', 99049, 'Dammam', 'Quantum Switch DMM A'],
  ['dmm', 99055, 'Dammam', 'STC DMM52'],
  ['dia', 99011, 'Doha', 'Ooredoo QDC5'],
  ['dia', 99036, 'Doha', 'Quantum Switch DOA A'],
  ['dxb', 1355, 'Dubai', 'Equinix DX1'],
  ['tlv', 99030, 'Tel Aviv', 'Sparkle Tel Aviv'],
  ['tlv', 99047, 'Tel Aviv', 'SDS1 Modiin'],
  ['cpt', 99025, 'Cape Town', 'Teraco Cape Town'],
  ['jnb', 850, 'Johannesburg', 'Teraco Johannesburg campus'],
  ['jnb', 9338, 'Johannesburg', 'Africa Data Centres JHB2'],
  ['nbo', 99029, 'Nairobi', 'Africa Data Centres NBO1'],
];

const asia: readonly Row[] = [
  ['bkk', 4001, 'Bangkok', 'CS LoxInfo'],
  ['bkk', 6323, 'Bangkok', 'True IDC North Muang Thong'],
  ['maa', 4701, 'Chennai', 'NetMagic Chennai'],
  ['maa', 552, 'Chennai', 'Tata Communications Chennai'],
  ['del', 1622, 'Delhi', 'Tata Communications Delhi'],
  ['del', 2411, 'Delhi', 'Sify Greenfort'],
  ['hkg', 1118, 'Hong Kong', 'Equinix HK2'],
  ['hkg', 225, 'Hong Kong', 'iAdvantage MEGA-i', { zones: '2' }],
  ['hsz', 10843, 'Hsinchu', 'Chunghwa Telecom Zhubei'],
  ['hyd', 6781, 'Hyderabad', 'STT Hyderabad 1'],
  ['cgk', 5865, 'Jakarta', 'NTT Jakarta 2'],
  ['cgk', 8168, 'Jakarta', 'DCI Indonesia'],
  ['kul', 1514, 'Kuala Lumpur', 'CSF Cyberjaya campus', { only10: '1' }],
  ['kul', 460, 'Kuala Lumpur', 'AIMS Kuala Lumpur'],
  ['mnl', 99027, 'Manila', 'VITRO Makati'],
  ['mnl', 99028, 'Manila', 'Globe Roosevelt'],
  ['bom', 2310, 'Mumbai', 'Equinix Mumbai campus'],
  ['bom', 554, 'Mumbai', 'Tata Communications Mumbai'],
  ['kix', 2072, 'Osaka', 'NTT Telepark Dojima 2'],
  ['kix', 1791, 'Osaka', 'Equinix OS1'],
  ['icn', 3829, 'Seoul', 'Sejong IX Center', { zones: '2' }],
  ['icn', 7574, 'Seoul', 'LG Uplus Seocho', { zones: '2' }],
  ['icn', 7674, 'Seoul', 'KINX Gasan', { zones: '2' }],
  ['sin', 2260, 'Singapore', 'Equinix SG3', { with400: '2' }],
  ['sin', 388, 'Singapore', 'Global Switch Singapore', { with400: '1' }],
  ['tsa', 2886, 'Taipei', 'Chunghwa Telecom Aikuo'],
  ['tsa', 456, 'Taipei', 'Chief Telecom Neihu campus'],
  ['tsa', 99004, 'Taipei', 'Asia Pacific Telecom'],
  ['nrt', 1893, 'Tokyo', 'Equinix TY4'],
  ['nrt', 452, 'Tokyo', 'Equinix Tokyo Shinagawa campus'],
  ['nrt', 599, 'Tokyo', 'ComSpace I'],
  ['nrt', 738, 'Tokyo', 'AT TOKYO Chuo campus'],
];

const oceania: readonly Row[] = [
  ['akl', 1353, 'Auckland', 'Vocus Albany'],
  ['bne', 4688, 'Brisbane', 'NEXTDC B2'],
  ['cbr', 9378, 'Canberra', 'Equinix CA1'],
  ['mel', 1988, 'Melbourne', 'Equinix ME1/ME2'],
  ['mel', 4843, 'Melbourne', 'NEXTDC M2'],
  ['per', 5749, 'Perth', 'Equinix PE2'],
  ['syd', 1605, 'Sydney', 'Equinix Sydney Alexandria campus'],
  ['syd', 1660, 'Sydney', 'NEXTDC S1'],
];

const areas: readonly (readonly [area: GoogleArea, rows: readonly Row[]])[] = [
  ['North America', northAmerica],
  ['South America', southAmerica],
  ['Europe, the Middle East and Africa', [...europe, ...middleEastAndAfrica]],
  ['Asia and Oceania', [...asia, ...oceania]],
];

const speedsOf = (zone: string, { with400 = '', only10 = '' }: Exception): readonly number[] =>
  speeds(only10.includes(zone) ? '10' : with400.includes(zone) ? '10/100/400' : '10/100');

const zonesOf = ([airport, facility, metro, building, exception = {}]: Row): readonly Location[] =>
  [...(exception.zones ?? '12')].map((zone) => ({
    code: `${airport}-zone${zone}-${facility}`,
    provider: 'google',
    building,
    metro,
    zone: `zone${zone}`,
    speedsMbps: speedsOf(zone, exception),
    source: SOURCE,
  }));

/** Colocation facilities of Dedicated Interconnect, one location for each edge availability domain. */
export const googleLocations: readonly Location[] = areas.flatMap(([, rows]) => rows.flatMap(zonesOf));

const byMetro: ReadonlyMap<string, GoogleArea> = new Map(areas.flatMap(([area, rows]) => rows.map(([, , metro]) => [metro, area] as const)));

/** The part of the world of a metropolitan area; nothing where it has no facility that is known. */
export const areaOfMetro = (metro: string): GoogleArea | undefined => byMetro.get(metro);
