import type { FailureKind } from '../planner/failover-plan';

/** Everything that a run of the lab needs, as plain JSON: what is inside the sandbox reads nothing else. */
export interface LabSpec {
  /** The name of the network. */
  readonly network: string;
  /** The namespaces. */
  readonly nodes: readonly LabNode[];
  /** What joins them. */
  readonly wires: readonly Wire[];
  /** The ends of tunnels, each a charon of its own. */
  readonly charons: readonly Charon[];
  /** The BGP sessions between routers and clouds. */
  readonly sessions: readonly LabSession[];
  /** User traffic. */
  readonly flows: readonly Flow[];
  /** Links with what they should do. */
  readonly links: readonly LabLink[];
  /** The address of each router towards its site, by node. */
  readonly lan: Readonly<Record<string, string>>;
  /** What is tried. */
  readonly scenarios: readonly Scenario[];
}

/** A network namespace. */
export interface LabNode {
  /** Its name, unique. */
  readonly name: string;
  /** What it stands for. */
  readonly kind: 'core' | 'router' | 'speaker' | 'hub' | 'internet' | 'endpoint';
  /** Addresses of hosts in it, on the loopback interface. */
  readonly hosts: readonly string[];
  /** Commands of `ip` in it once its wires are there, each a list of words. */
  readonly ip: readonly (readonly string[])[];
  /** Configurations of FRR by daemon; a daemon without one is not started. */
  readonly daemons: Readonly<Partial<Record<Daemon, string>>>;
  /** A ruleset of nftables; absent where there is none. */
  readonly nft?: string;
}

/** A daemon of FRR. */
export type Daemon = 'zebra' | 'bgpd' | 'bfdd' | 'staticd';

/** A cable, or a segment of a provider that carries one VLAN. */
export interface Wire {
  /** One end. */
  readonly a: WireEnd;
  /** The other end. */
  readonly b: WireEnd;
  /** MTU of both ends. */
  readonly mtu: number;
  /** The session that runs on it; absent where it carries none. */
  readonly session?: string;
}

/** An end of a wire. */
export interface WireEnd {
  /** The node. */
  readonly node: string;
  /** The interface. */
  readonly name: string;
  /** The bridge that it is a port of; absent where it is none. */
  readonly bridge?: string;
}

/** An end of a tunnel: one strongSwan daemon with one TUN device. */
export interface Charon {
  /** The tunnel's id. */
  readonly tunnel: string;
  /** Whose end it is. */
  readonly side: 'router' | 'cloud';
  /** The node with its sockets. */
  readonly node: string;
  /** The node with the TUN device. */
  readonly tunNode: string;
  /** The name of the TUN device. */
  readonly tun: string;
  /** MTU of the TUN device. */
  readonly mtu: number;
  /** Commands of `ip` in the node of the device once it is there. */
  readonly ip: readonly (readonly string[])[];
  /** Its configuration with its key. */
  readonly swanctl: string;
  /** How many connections have to load. */
  readonly connections: number;
}

/** What both ends of a session announce. */
export interface Exchange {
  /** The router. */
  readonly site: readonly string[];
  /** The cloud. */
  readonly cloud: readonly string[];
}

/** A BGP session between a router and a cloud, with what both ends do. */
export interface LabSession {
  /** The id of the session or tunnel in the plan. */
  readonly id: string;
  /** The link. */
  readonly link: string;
  /** Links to other clouds that go over it too, because they take the circuits of that link. */
  readonly guests: readonly string[];
  /** What it is for: an underlay carries nothing but tunnels, which are dedicated as well. */
  readonly kind: 'dedicated' | 'vpn' | 'underlay';
  /** The session of the circuit that it is a tunnel on; absent on the internet, and on circuits themselves. */
  readonly over?: string;
  /** What the ends announce to each other; absent where that is what the link says. */
  readonly exchanges?: Exchange;
  /** The router's node. */
  readonly router: string;
  /** The cloud's node. */
  readonly speaker: string;
  /** The router's interface, as the path check sees it. */
  readonly routerInterface: string;
  /** The cloud's interface. */
  readonly speakerInterface: string;
  /** The router's address. */
  readonly routerAddress: string;
  /** The cloud's address. */
  readonly cloudAddress: string;
  /** Whether both ends should watch each other with BFD. */
  readonly bfd: boolean;
  /** The building of the location; absent in tunnels. */
  readonly building?: string;
  /** The building of the router. */
  readonly routerBuilding: string;
}

/** Whether a link goes over a session. */
export const carries = ({ link, guests }: LabSession, name: string): boolean => link === name || guests.includes(name);

/** A stream of packets each way between a host of the site and one of the cloud. */
export interface Flow {
  /** Its number. */
  readonly id: number;
  /** The link that carries it. */
  readonly link: string;
  /** The site's core. */
  readonly siteNode: string;
  /** The host in the site. */
  readonly siteAddress: string;
  /** The hub. */
  readonly cloudNode: string;
  /** The host in the cloud. */
  readonly cloudAddress: string;
  /** The UDP port at both ends. */
  readonly port: number;
}

/** What a link is checked against. */
export interface LabLink {
  /** Its name. */
  readonly name: string;
  /** The site. */
  readonly site: string;
  /** The cloud. */
  readonly cloud: string;
  /** What the site may announce. */
  readonly sitePrefixes: readonly string[];
  /** What the cloud may announce. */
  readonly cloudPrefixes: readonly string[];
  /** When its traffic comes back, by scenario, as the plan predicts it; absent where nothing takes over. */
  readonly windows: Readonly<Partial<Record<ScenarioKind, Window>>>;
}

/** When traffic comes back after a cut, in milliseconds after the last packet that arrived. */
export interface Window {
  /** Not before this; 0 where it may be at once. */
  readonly fromMs: number;
  /** Not after this. */
  readonly toMs: number;
  /** What decides it. */
  readonly because: string;
}

/** The carrier of a circuit goes: both ends see it at once. */
export interface CarrierAction {
  /** Which action this is. */
  readonly kind: 'carrier';
  /** The id of the session on the circuit. */
  readonly session: string;
}

/** A circuit drops packets, and its carrier stays. */
export interface SilentAction {
  /** Which action this is. */
  readonly kind: 'silent';
  /** The id of the session on the circuit. */
  readonly session: string;
  /** What is dropped. */
  readonly direction: 'both' | 'to-cloud' | 'to-site';
}

/** The cloud's end of a tunnel is unreachable. */
export interface EndpointAction {
  /** Which action this is. */
  readonly kind: 'endpoint';
  /** The tunnel's id. */
  readonly tunnel: string;
}

/** A router loses its power. */
export interface RouterAction {
  /** Which action this is. */
  readonly kind: 'router';
  /** The router's node. */
  readonly router: string;
}

/** What is cut. */
export type Action = CarrierAction | SilentAction | EndpointAction | RouterAction;

/** What a scenario is about. */
export type ScenarioKind = Exclude<FailureKind, 'return'>;

/** Something that is tried: links are tried at the same time, each with its own verdict. */
export interface Scenario {
  /** Its name. */
  readonly name: ScenarioKind;
  /** In a sentence. */
  readonly title: string;
  /** Sessions that are cut on every link before the scenario starts: it is measured from that state. */
  readonly within?: 'dedicated';
}
