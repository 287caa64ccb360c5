import { geographyOf, localRegionsOf, WITHOUT_DIRECT } from './azure-regions';
import type { Location } from './catalog';
import { unverified, verified } from './rows';

const SOURCE = verified('https://learn.microsoft.com/azure/expressroute/expressroute-locations-providers', '2026-04-28');
const METRO_PAGE = 'https://learn.microsoft.com/azure/expressroute/metro';

/** The service providers stand in one text, separated by commas. */
type Row = readonly [code: string, building: string, metro: string, serviceProviders: string];

const rows: readonly Row[] = [
  ['Abu Dhabi', 'Etisalat KDC', 'Abu Dhabi', 'Etisalat UAE'],
  ['Amsterdam', 'Equinix AM5', 'Amsterdam', '1-IX.EU, Arelion (Telia Carrier), Aryaka Networks, AT&T NetBond, British Telecom, China Unicom Global, Cogent, Colt, DE-CIX, Deutsche Telekom AG, Equinix, euNetworks, GÉANT, GlobalConnect, InterCloud, Interxion (Digital Realty), IX Reach, KPN, Level 3 Communications, Megaport, NTT DOCOMO BUSINESS, Orange, Tata Communications, Telecom Italia Sparkle, Telefonica, Telenor, Verizon, Zayo'],
  ['Amsterdam2', 'Digital Realty AMS8', 'Amsterdam', 'BICS, British Telecom, CenturyLink Cloud Connect, Cinia, Colt, DE-CIX, Digital Realty, Equinix, euNetworks, GÉANT, Interxion (Digital Realty), Megaport, NL-IX, NOS, NTT Global DataCenters EMEA, Orange, Vodafone, Vorboss'],
  ['Atlanta', 'Equinix AT1', 'Atlanta', 'AT&T Dynamic Exchange, AT&T NetBond, CenturyLink Cloud Connect, Equinix, Megaport, MODMC, Momentum Telecom, PacketFabric'],
  ['Atlanta2', 'Digital Realty ATL14', 'Atlanta', 'Digital Realty, Momentum Telecom'],
  ['Auckland', 'Vocus Albany', 'Auckland', 'Devoli, Kordia, Megaport, REANNZ, Spark NZ, Vocus Group NZ'],
  ['Bangkok', 'AIS Bangkok', 'Bangkok', 'AIS, National Telecom, UIH'],
  ['Berlin', 'NTT Berlin 1', 'Berlin', 'Colt, Equinix, NTT Global DataCenters EMEA'],
  ['Brussels', 'Digital Realty BRU4', 'Brussels', 'BICS, Digital Realty, Eurofiber'],
  ['Brussels2', 'LCL Brussels-North', 'Brussels', 'BICS, Eurofiber'],
  ['Busan', 'LG CNS Busan', 'Busan', 'LG CNS'],
  ['Campinas', 'Ascenty Campinas', 'Campinas', 'Ascenty'],
  ['Canberra', 'CDC Canberra', 'Canberra', 'CDC, Telstra Corporation'],
  ['Canberra2', 'CDC Canberra', 'Canberra', 'CDC, Equinix'],
  ['Cape Town', 'Teraco CT1', 'Cape Town', 'BCX, Internet Solutions - Cloud Connect, Liquid Telecom, MTN Global Connect, Teraco, Vodacom'],
  ['Chennai', 'Tata Communications Chennai', 'Chennai', 'BSNL, DE-CIX, Global CloudXchange (GCX), Lightstorm, NTT Communications India Network Services Pvt Ltd, Reliance Jio, Sify, Tata Communications, Vodafone Idea'],
  ['Chennai2', 'Airtel Chennai', 'Chennai', 'Airtel'],
  ['Chicago', 'Equinix CH1/CH2/CH4', 'Chicago', 'Arelion (Telia Carrier), Aryaka Networks, AT&T Dynamic Exchange, AT&T NetBond, British Telecom, CenturyLink Cloud Connect, Cogent, Cologix, Colt, Comcast, Console Connect (PCCW Global Limited), CoreSite, Equinix, InterCloud, Internet2, IPC, Level 3 Communications, Lightpath, Megaport, Momentum Telecom, PacketFabric, Tata Communications, Verizon, Vodafone, Zayo'],
  ['Chicago2', 'CoreSite CH1', 'Chicago', 'CenturyLink Cloud Connect, CoreSite, DE-CIX, Megaport, Momentum Telecom'],
  ['Copenhagen', 'Digital Realty Copenhagen campus', 'Copenhagen', 'DE-CIX, GlobalConnect, Interxion (Digital Realty)'],
  ['Dallas', 'Equinix Dallas DA3/DA6', 'Dallas', 'Arelion (Telia Carrier), Aryaka Networks, AT&T Connectivity Plus, AT&T Dynamic Exchange, AT&T NetBond, BICS, Cologix, Cox Business Cloud Port, Equinix, Flo Networks, GTT, InterCloud, Internet2, Level 3 Communications, MCM Telecom, Megaport, Momentum Telecom, Orange, PacketFabric, Telefonica, Telmex Uninet, Verizon, Vodafone, Zayo'],
  ['Dallas2', 'Digital Realty DFW10', 'Dallas', 'Digital Realty, Momentum Telecom'],
  ['Denver', 'CoreSite DE1', 'Denver', 'CoreSite, Megaport, Momentum Telecom, PacketFabric, Zayo'],
  ['Doha', 'MEEZA MV2', 'Doha', 'Ooredoo Cloud Connect, Vodafone'],
  ['Doha2', 'Ooredoo Doha', 'Doha', 'DE-CIX, Ooredoo Cloud Connect'],
  ['Dubai', 'PCCS Dubai', 'Dubai', 'Etisalat UAE'],
  ['Dubai2', 'du datamena Dubai', 'Dubai', 'DE-CIX, du datamena, Equinix, GBI, Lightstorm, Megaport, Orange, Orixcom'],
  ['Dublin', 'Equinix DB3', 'Dublin', 'CenturyLink Cloud Connect, Colt, Console Connect (PCCW Global Limited), Deutsche Telekom AG, eir, Equinix, euNetworks, GÉANT, Interxion (Digital Realty), Megaport, Zayo'],
  ['Dublin2', 'Digital Realty Dublin DUB1-2', 'Dublin', 'InterCloud, Interxion (Digital Realty), KPN, Megaport, NL-IX, Orange'],
  ['Frankfurt', 'Digital Realty Frankfurt campus', 'Frankfurt', 'Arelion (Telia Carrier), AT&T NetBond, British Telecom, CenturyLink Cloud Connect, China Unicom Global, Colt, Console Connect (PCCW Global Limited), DE-CIX, Deutsche Telekom AG, Equinix, euNetworks, GBI, GÉANT, InterCloud, Interxion (Digital Realty), Megaport, next layer GmbH, NTT Global DataCenters EMEA, Orange, T-Systems, Verizon, Zayo, Zenlayer'],
  ['Frankfurt2', 'Equinix FR7', 'Frankfurt', '1-IX.EU, Colt, Console Connect (PCCW Global Limited), DE-CIX, Deutsche Telekom AG, Equinix, InterCloud, next layer GmbH, Tata Communications, Telefonica, Zenlayer'],
  ['Geneva', 'Equinix GV2', 'Geneva', 'Colt, Equinix, InterCloud, Megaport, Swisscom'],
  ['Hong Kong', 'Equinix Hong Kong Tsuen Wan campus', 'Hong Kong', 'Arelion (Telia Carrier), Aryaka Networks, British Telecom, CenturyLink Cloud Connect, Chief Telecom, China Telecom Global, China Unicom Global, Colt, Console Connect (PCCW Global Limited), Equinix, InterCloud, Megaport, NTT DOCOMO BUSINESS, Orange, Tata Communications, Telefonica, Verizon, Zayo, Zenlayer'],
  ['Hong Kong2', 'iAdvantage MEGA-i', 'Hong Kong', 'China Mobile International, China Telecom Global, Console Connect (PCCW Global Limited), Deutsche Telekom AG, Digital Realty, Epsilon Global Communications, Equinix, iAdvantage, Megaport, SingTel, Vodafone, Zenlayer'],
  ['Jakarta', 'NeutraDC HDC', 'Jakarta', 'DCI Indonesia, DE-CIX, NTT DOCOMO BUSINESS - Flexible Interconnect (NTT Communications - Flexible Interconnect), NTT Indonesia, Telin, XL Axiata, Zenlayer'],
  ['Jakarta2', 'NTT Indonesia', 'Jakarta', 'DCI Indonesia, DE-CIX, NTT Indonesia, Telin, XL Axiata, Zenlayer'],
  ['Johannesburg', 'Teraco Johannesburg campus', 'Johannesburg', 'BCX, British Telecom, Console Connect (PCCW Global Limited), Internet Solutions - Cloud Connect, Liquid Telecom, MTN Business, MTN Global Connect, Orange, Teraco, Vodacom'],
  ['Kuala Lumpur', 'AIMS Kuala Lumpur', 'Kuala Lumpur', 'DE-CIX, Equinix, TIME dotCom, Zenlayer'],
  ['Kuala Lumpur2', 'Telekom Malaysia', 'Kuala Lumpur', 'TIME dotCom, Zenlayer'],
  ['Las Vegas', 'Switch Las Vegas campus', 'Las Vegas', 'CenturyLink Cloud Connect, Megaport, PacketFabric, Zayo'],
  ['London', 'Equinix Slough campus', 'London', 'Arelion (Telia Carrier), AT&T NetBond, Bezeq International, British Telecom, CenturyLink Cloud Connect, Colt, Console Connect (PCCW Global Limited), Digital Realty, Equinix, euNetworks, Intelsat, InterCloud, Internet Solutions - Cloud Connect, Interxion (Digital Realty), Jisc, Level 3 Communications, Megaport, Momentum Telecom, MTN, NTT DOCOMO BUSINESS, Orange, PacketFabric, Tata Communications, Telefonica, Telehouse - KDDI, Telenor, Verizon, Vodafone, Vorboss, Zayo'],
  ['London2', 'Telehouse London Docklands campus', 'London', 'BICS, British Telecom, CenturyLink Cloud Connect, Colt, Epsilon Global Communications, Equinix, GTT, Interxion (Digital Realty), IX Reach, Jisc, Marlink, Megaport, NTT Global DataCenters EMEA, Ooredoo Cloud Connect, Orange, SES, Sohonet, Tata Communications, Telehouse - KDDI, Vodafone, Vorboss, Zayo'],
  ['Los Angeles', 'One Wilshire, Los Angeles', 'Los Angeles', 'AT&T Dynamic Exchange, BICS, China Unicom Global, Cloudflare, CoreSite, Equinix, Flo Networks, Internet2, Megaport, Momentum Telecom, NTT Communications, Sohonet, Zayo'],
  ['Los Angeles2', '600 West 7th Street, Los Angeles', 'Los Angeles', 'Crown Castle, Equinix, GTT, PacketFabric'],
  ['Madrid', 'Digital Realty Madrid campus', 'Madrid', 'DE-CIX, GTT, InterCloud, Interxion (Digital Realty), Marlink, Megaport, Momentum Telecom, NOS, Telefonica'],
  ['Madrid2', 'Equinix MD2', 'Madrid', '1-IX.EU, DE-CIX, Equinix, GÉANT, InterCloud'],
  ['Marseille', 'Digital Realty Marseille campus', 'Marseille', 'Colt, DE-CIX, GÉANT, Interxion (Digital Realty), Jaguar Network, Ooredoo Cloud Connect'],
  ['Melbourne', 'NEXTDC M1', 'Melbourne', 'AARNet, Devoli, Equinix, Internet Association of Australia, Megaport, NETSG, NEXTDC, Optus, Orange, Telstra Corporation, TPG Telecom'],
  ['Melbourne2', 'Equinix ME1/ME2', 'Melbourne', 'Equinix'],
  ['Miami', 'Equinix MI1', 'Miami', 'AT&T Dynamic Exchange, C3ntro, Claro, Equinix, Flo Networks, Lightpath, Megaport, Momentum Telecom, PacketFabric, PitChile'],
  ['Milan', 'IRIDEOS Avalon campus', 'Milan', 'Colt, Equinix, Fastweb, IRIDEOS, Megaport, Noovle, Retelit, Telecom Italia Sparkle, Vodafone'],
  ['Milan2', 'DATA4 Milan', 'Milan', 'Retelit'],
  ['Minneapolis', 'Cologix MIN1/MIN3', 'Minneapolis', 'Cologix, Megaport, Zayo'],
  ['Montreal', 'Cologix MTL3/MTL7', 'Montreal', 'Bell Canada, CenturyLink Cloud Connect, Cologix, Equinix, Fibrenoire, Megaport, RISQ, Telus, Zayo'],
  ['Mumbai', 'Tata Communications Mumbai', 'Mumbai', 'British Telecom, BSNL, DE-CIX, Global CloudXchange (GCX), InterCloud, Lightstorm, NTT Communications India Network Services Pvt Ltd, Reliance Jio, Tata Communications, Verizon, Zenlayer'],
  ['Mumbai2', 'Airtel Mumbai', 'Mumbai', 'Airtel, Equinix, Orange, Sify, Vodafone Idea'],
  ['Munich', 'EdgeConneX Munich', 'Munich', 'Colt, DE-CIX, Megaport'],
  ['New York', 'Equinix Secaucus campus', 'New York', 'AT&T Dynamic Exchange, CenturyLink Cloud Connect, CoreSite, Crown Castle, DE-CIX, Equinix, InterCloud, Lightpath, Megaport, Momentum Telecom, NTT DOCOMO BUSINESS, Packet, PacketFabric, Zayo'],
  ['Newport(Wales)', 'Next Generation Data Newport', 'Newport', 'British Telecom, Colt, Jisc, Level 3 Communications, Next Generation Data, Vorboss'],
  ['Osaka', 'Equinix OS1', 'Osaka', 'AT TOKYO, BBIX, Colt, DE-CIX, Equinix, Internet Initiative Japan Inc. - IIJ, KDDI, Megaport, NTT DOCOMO BUSINESS, NTT DOCOMO BUSINESS - Flexible Interconnect (NTT Communications - Flexible Interconnect), NTT SmartConnect, Orange, Softbank, Tokai Communications'],
  ['Oslo', 'STACK Oslo Ulven', 'Oslo', 'Arelion (Telia Carrier), DE-CIX, GlobalConnect, Megaport, Telenor'],
  ['Paris', 'Digital Realty PAR5', 'Paris', 'Arelion (Telia Carrier), British Telecom, CenturyLink Cloud Connect, Colt, Console Connect (PCCW Global Limited), Digital Realty (Interxion), Equinix, euNetworks, InterCloud, Jaguar Network, Megaport, Orange, Verizon, Zayo'],
  ['Paris2', 'Equinix PA4', 'Paris', '1-IX.EU, Colt, Equinix, InterCloud, Megaport, Orange, Tata Communications'],
  ['Perth', 'NEXTDC P1', 'Perth', 'Equinix, Internet Association of Australia, Megaport, NEXTDC'],
  ['Phoenix', 'EdgeConneX PHX01', 'Phoenix', 'AT&T NetBond, CenturyLink Cloud Connect, Cox Business Cloud Port, DE-CIX, Megaport, Zayo'],
  ['Phoenix2', 'PhoenixNAP', 'Phoenix', 'CenturyLink Cloud Connect, Digital Realty, GTT, Iron Mountain'],
  ['Portland', 'EdgeConneX POR01', 'Portland', 'Ziply Fiber'],
  ['Pune', 'STT Pune 1', 'Pune', 'Airtel, Lightstorm, Sify, Tata Communications'],
  ['Quebec City', 'Vantage Quebec City campus', 'Quebec City', 'Bell Canada, Fibrenoire, Megaport, RISQ, Telus'],
  ['Queretaro (Mexico)', 'KIO QRO1', 'Queretaro', 'Axtel, C3ntro, Cirion Technologies, Console Connect (PCCW Global Limited), DE-CIX, Equinix, Flo Networks, KIO, MCM Telecom, Megaport, Transtelco'],
  ['Quincy', 'Sabey Quincy Building A', 'Quincy', 'Ziply Fiber'],
  ['Rio de Janeiro', 'Equinix RJ2', 'Rio de Janeiro', 'Cirion Technologies, DE-CIX, Equinix'],
  ['San Antonio', 'CyrusOne San Antonio', 'San Antonio', 'AT&T NetBond, CenturyLink Cloud Connect, Megaport, Zayo'],
  ['Santiago', 'EdgeConneX Santiago', 'Santiago', 'Cirion Technologies, Equinix, PitChile'],
  ['Sao Paulo', 'Equinix SP2', 'Sao Paulo', 'Aryaka Networks, Ascenty Data Centers, British Telecom, DE-CIX, Embratel, Equinix, InterCloud, Level 3 Communications, Megaport, Neutrona Networks, Orange, RedCLARA, Tata Communications, Telefonica, UOLDIVEO, Zayo'],
  ['Sao Paulo2', 'TIVIT Sao Paulo', 'Sao Paulo', 'Ascenty Data Centers, Megaport, Tivit'],
  ['Seattle', 'Equinix SE2/SE3', 'Seattle', 'Arelion (Telia Carrier), Aryaka Networks, CenturyLink Cloud Connect, Cogent, DE-CIX, Digital Realty, Equinix, Level 3 Communications, Megaport, Momentum Telecom, Pacific Northwest Gigapop, PacketFabric, Telus, Zayo'],
  ['Seoul', 'KINX Gasan', 'Seoul', 'Colt, Digital Realty, Equinix, KINX, KT, LG CNS, LGUplus, Sejong Telecom, SK Telecom'],
  ['Seoul2', 'KT IDC Seoul', 'Seoul', 'KINX, KT, LGUplus'],
  ['Silicon Valley', 'Equinix San Jose campus', 'Silicon Valley', 'Arelion (Telia Carrier), Aryaka Networks, AT&T Dynamic Exchange, AT&T NetBond, British Telecom, CenturyLink Cloud Connect, China Unicom Global, Cogent, Colt, Comcast, CoreSite, Cox Business Cloud Port, Digital Realty, Equinix, InterCloud, Internet2, IX Reach, Level 3 Communications, Megaport, MODMC, Momentum Telecom, Orange, Packet, PacketFabric, Tata Communications, Verizon, Vodafone, Zayo'],
  ['Silicon Valley2', 'CoreSite Santa Clara campus', 'Silicon Valley', 'CoreSite, Momentum Telecom'],
  ['Singapore', 'Equinix SG1', 'Singapore', 'Aryaka Networks, AT&T NetBond, British Telecom, China Mobile International, China Telecom Global, Console Connect (PCCW Global Limited), Epsilon Global Communications, Equinix, GTT, InterCloud, IPC, Level 3 Communications, Megaport, NTT DOCOMO BUSINESS, Orange, SingTel, Tata Communications, Telefonica, Telstra Corporation, TIME dotCom, Verizon, Vodafone, Zenlayer'],
  ['Singapore2', 'Global Switch Singapore', 'Singapore', 'Arelion (Telia Carrier), CenturyLink Cloud Connect, China Mobile International, China Unicom Global, Colt, Console Connect (PCCW Global Limited), DE-CIX, Digital Realty, Epsilon Global Communications, Equinix, Megaport, NTT DOCOMO BUSINESS - Flexible Interconnect (NTT Communications - Flexible Interconnect), SingTel, Tata Communications, Telehouse - KDDI, Zenlayer'],
  ['Stavanger', 'Green Mountain DC1', 'Stavanger', 'GlobalConnect, Megaport, Telenor'],
  ['Stockholm', 'Equinix SK1', 'Stockholm', 'Arelion (Telia Carrier), Cinia, Elisa, Equinix, GlobalConnect, Interxion (Digital Realty), Megaport, Tata Communications'],
  ['Stockholm2', 'Digital Realty Stockholm campus', 'Stockholm', 'Digital Realty'],
  ['Sydney', 'Equinix Sydney Alexandria campus', 'Sydney', 'AARNet, AT&T NetBond, British Telecom, Cello, CenturyLink Cloud Connect, Console Connect (PCCW Global Limited), Devoli, Equinix, GTT, Kordia, Megaport, NEXTDC, NTT DOCOMO BUSINESS, Optus, Orange, Spark NZ, Telstra Corporation, TPG Telecom, Verizon, Vocus Group NZ'],
  ['Sydney2', 'NEXTDC S1', 'Sydney', 'AARNet, Digital Realty, Internet Association of Australia, Megaport, NETSG, NEXTDC'],
  ['Taipei', 'Chief Telecom Taipei', 'Taipei', 'Chief Telecom, Chunghwa Telecom, FarEasTone'],
  ['Taipei2', 'Chunghwa Telecom Taipei', 'Taipei', 'Chunghwa Telecom, FarEasTone'],
  ['Tel Aviv', 'Bezeq International Tel Aviv', 'Tel Aviv', 'Bezeq International, Cellcom Fixed Line Communication (l.p.), HOT Telecom'],
  ['Tel Aviv2', 'SDS Tel Aviv', 'Tel Aviv', 'Bezeq International, Cellcom Fixed Line Communication (l.p.)'],
  ['Tokyo', 'Equinix TY4', 'Tokyo', 'Aryaka Networks, AT&T NetBond, BBIX, British Telecom, CenturyLink Cloud Connect, Colt, Equinix, InterCloud, Internet Initiative Japan Inc. - IIJ, KDDI, Megaport, NTT DOCOMO BUSINESS, NTT DOCOMO BUSINESS - Flexible Interconnect (NTT Communications - Flexible Interconnect), NTT EAST, Orange, Softbank, Verizon'],
  ['Tokyo2', 'AT TOKYO Chuo campus', 'Tokyo', 'AT TOKYO, BBIX, China Telecom Global, China Unicom Global, Colt, Console Connect (PCCW Global Limited), DE-CIX, Digital Realty, Equinix, Internet Initiative Japan Inc. - IIJ, IPC, IX Reach, KDDI, Megaport, NTT DOCOMO BUSINESS - Flexible Interconnect (NTT Communications - Flexible Interconnect), Softbank, Tokai Communications'],
  ['Tokyo3', 'NEC Inzai', 'Tokyo', 'BBIX, NEC, SCSK'],
  ['Toronto', 'Cologix TOR1', 'Toronto', 'AT&T NetBond, Bell Canada, CenturyLink Cloud Connect, Cologix, Equinix, IX Reach, Megaport, Orange, PacketFabric, Tata Communications, Telus, Verizon, Zayo'],
  ['Toronto2', 'Allied Toronto', 'Toronto', 'Fibrenoire, Megaport, Telus, Zayo'],
  ['Vancouver', 'Cologix VAN1', 'Vancouver', 'Bell Canada, Cologix, Megaport, Telus, Zayo'],
  ['Vienna', 'Digital Realty Vienna campus', 'Vienna', 'A1 Telekom Austria, Conova, Digital Realty, next layer GmbH'],
  ['Vienna2', 'NTT Vienna 1', 'Vienna', 'A1 Telekom Austria, Conova, next layer GmbH, NTT Global DataCenters EMEA'],
  ['Warsaw', 'Equinix WA1', 'Warsaw', '1-IX.EU, Equinix, Exatel, Orange, Orange Poland, T-Mobile Poland'],
  ['Washington DC', 'Equinix Ashburn campus', 'Ashburn', 'Arelion (Telia Carrier), Aryaka Networks, AT&T Dynamic Exchange, AT&T NetBond, British Telecom, CenturyLink Cloud Connect, Cogent, Cologix, Colt, Comcast, Console Connect (PCCW Global Limited), CoreSite, Cox Business Cloud Port, Crown Castle, Digital Realty, Epsilon Global Communications, Equinix, Flo Networks, GTT, InterCloud, Internet2, IPC, Iron Mountain, IX Reach, Level 3 Communications, Lightpath, Megaport, MODMC, Momentum Telecom, NTT DOCOMO BUSINESS, Orange, PacketFabric, PitChile, SES, Tata Communications, Telefonica, Verizon, Zayo, Zenlayer'],
  ['Washington DC2', 'CoreSite Reston campus', 'Ashburn', 'CenturyLink Cloud Connect, CoreSite, Intelsat, Megaport, Momentum Telecom, Viasat, Zayo'],
  ['Zurich', 'Digital Realty ZUR2', 'Zurich', 'Colt, Equinix, Green Datacenter, InterCloud, Interxion (Digital Realty), Megaport, Swisscom, Zayo'],
  ['Zurich2', 'Equinix ZH5', 'Zurich', 'Equinix, Green Datacenter, Swisscom'],
];

/** A circuit of a Metro location has one link in each of two buildings. Providers are those that Microsoft no longer announces for later. */
const metroRows: readonly (readonly [code: string, building: string, secondBuilding: string, metro: string, serviceProviders: string])[] = [
  ['Amsterdam Metro', 'Equinix AM5', 'Digital Realty AMS8', 'Amsterdam', 'Colt, Digital Realty, Equinix, euNetworks, Megaport'],
  ['Atlanta Metro', 'Equinix AT1', 'Digital Realty ATL14', 'Atlanta', 'Equinix, Megaport'],
  ['Chicago Metro', 'Equinix CH1/CH2/CH4', 'CoreSite CH1', 'Chicago', 'Equinix'],
  ['Dallas Metro', 'Equinix Dallas DA3/DA6', 'Digital Realty DFW10', 'Dallas', ''],
  ['Jakarta Metro', 'NeutraDC HDC', 'NTT Indonesia', 'Jakarta', ''],
  ['Madrid Metro', 'Equinix MD2', 'Digital Realty Madrid campus', 'Madrid', 'Colt, Equinix'],
  ['Milan Metro', 'IRIDEOS Avalon campus', 'DATA4 Milan', 'Milan', 'Equinix'],
  ['Singapore Metro', 'Equinix SG1', 'Global Switch Singapore', 'Singapore', 'Colt, Equinix, Megaport'],
  ['Taipei Metro', 'Chief Telecom Taipei', 'Chunghwa Telecom Taipei', 'Taipei', ''],
  ['Washington DC Metro', 'Equinix Ashburn campus', 'CoreSite Reston campus', 'Ashburn', ''],
  ['Zurich Metro', 'Digital Realty ZUR2', 'Equinix ZH5', 'Zurich', 'Colt, Digital Realty'],
];

const toLocation = ([code, building, metro, serviceProviders]: Row, source = SOURCE): Location => {
  const localRegions = localRegionsOf(code);
  return {
    code,
    provider: 'azure',
    building,
    metro,
    ...(serviceProviders && { serviceProviders: serviceProviders.split(', ') }),
    ...(localRegions.length > 0 && { localRegions }),
    direct: !WITHOUT_DIRECT.includes(code),
    geography: geographyOf(code),
    source,
  };
};

/**
 * A Metro location reaches what the locations of its city do. Where Microsoft names no provider that is there already, none is known: any is
 * let through, and the row is to be checked.
 */
const toMetro = ([code, building, secondBuilding, metro, serviceProviders]: (typeof metroRows)[number]): Location => ({
  ...toLocation([code, building, metro, serviceProviders], serviceProviders ? verified(METRO_PAGE, '2025-07-16') : unverified(METRO_PAGE, '2025-07-16')),
  secondBuilding,
});

/** Peering locations of ExpressRoute in the global cloud, Metro included, with the service providers of each. */
export const azureLocations: readonly Location[] = [...rows.map((row) => toLocation(row)), ...metroRows.map(toMetro)];
