import { MACSEC_HANDLER } from '../../lib/aws/macsec-handler';

/** A key on a port, as the API of Direct Connect shows it. */
export interface HeldKey {
  secretARN: string;
  ckn: string;
  state: 'associating' | 'associated' | 'disassociating' | 'disassociated';
}

/** A port of the fake Direct Connect: a LAG with members, or a connection that is its own member. */
export interface FakePort {
  readonly id: string;
  state: string;
  mode: string;
  capable: boolean;
  keys: HeldKey[];
  members: { connectionId: string; connectionState: string; encryptionMode?: string | undefined }[];
  /** The CKNs that the router has: encryption is up when one of them is on the port. */
  router: string[];
}

/** What CloudFormation sends, as far as the handler reads it. */
export interface Request {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly ResourceProperties: Properties;
  readonly OldResourceProperties?: Properties;
  readonly PhysicalResourceId?: string;
}

/** The properties of the resource. */
export interface Properties {
  readonly Port: string;
  readonly Secret: string;
  readonly Mode: string;
}

/** What CloudFormation hears. */
export interface Answer {
  readonly Status: string;
  readonly Reason?: string;
  readonly PhysicalResourceId: string;
  readonly [other: string]: unknown;
}

/** What AWS says to a change of a port that is not up. */
export const REFUSAL = 'The port is not in available state to associate the key for account 111122223333';

/** An error of the AWS SDK. */
export function sdkError(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

export const hex = (digit: string) => digit.repeat(64);
const KEPT = 'arn:aws:secretsmanager:us-east-1:111122223333:secret:directconnect!prod/us-east-1/directconnect';
export const secretArn = (ckn: string) => `${KEPT}/${ckn}-AbCdEf`;

/** A LAG of two connections that is up, in the mode of AWS for new ports. */
export function lag(change: Partial<FakePort> = {}): FakePort {
  const encryptionMode = change.mode ?? 'should_encrypt';
  const members = ['dxcon-1', 'dxcon-2'].map((connectionId) => ({ connectionId, connectionState: 'available', encryptionMode }));
  return { id: 'dxlag-1', state: 'available', mode: 'should_encrypt', capable: true, keys: [], members, router: [], ...change };
}

/** Direct Connect, Secrets Manager and CloudFormation for one handler. */
export class FakeAws {
  /** The calls that change something or read a secret, in order. */
  readonly calls: [string, Record<string, string>][] = [];
  /** Every state of every port after a change, for what has to hold at all times. */
  readonly history: { mode: string; keys: number }[] = [];
  readonly answers: Answer[] = [];
  /** Values by the name of the secret. */
  readonly secrets: Record<string, string> = {};
  /** Managed secrets that are on no port any more, by name. */
  readonly kept: Record<string, { ARN: string; DeletedDate?: Date }> = {};
  /** Errors of the next calls of a name; a function decides again each time. */
  readonly errors: Record<string, (() => Error | undefined)[]> = {};
  /** Looks that a change takes, during which the port is pending; a key is associated after half of them. */
  slow = 0;
  /** Whether a new mode is accepted and then forgotten. */
  forgetsMode = false;
  /** Whether a mode is lost when a key goes. */
  losesMode = false;
  /** Whether the port does not fall back to the key before the newest. */
  newestOnly = false;
  /** Changes that were refused because the port was not available. */
  refused = 0;
  /** Seconds slept. */
  slept = 0;
  /** The status of the answer of CloudFormation. */
  status = 200;
  private due = 0;

  constructor(readonly ports: readonly FakePort[]) {}

  /** Runs the handler on a request. */
  async handle(request: Request): Promise<Answer> {
    const exported: { handler?: (event: object) => Promise<void> } = {};
    new Function('require', 'exports', MACSEC_HANDLER)((name: string) => this.module(name), exported);
    const envelope = { StackId: 'stack', RequestId: 'request', LogicalResourceId: 'Key', ResponseURL: 'https://cloudformation.test/answer?signature=s' };
    await exported.handler!({ ...envelope, ...request });
    return this.answers.at(-1)!;
  }

  private module(name: string): object {
    const modules: Record<string, object> = {
      'node:https': { request: this.request },
      'node:timers/promises': { setTimeout: async (milliseconds: number) => { this.slept += milliseconds / 1000; } },
      '@aws-sdk/client-direct-connect': { DirectConnect: this.client(this.directConnect) },
      '@aws-sdk/client-secrets-manager': { SecretsManager: this.client(this.secretsManager) },
    };
    return modules[name] ?? {};
  }

  private client(operations: Record<string, (input: Record<string, string>) => object>) {
    const wrapped = Object.entries(operations).map(([name, run]) => [name, async (input: Record<string, string>) => {
      const error = this.errors[name]?.shift()?.();
      if (error) throw error;
      if (!name.startsWith('describe')) this.calls.push([name, input]);
      return structuredClone(run(input));
    }]);
    return function Client() { return Object.fromEntries(wrapped); };
  }

  private readonly request = (url: string, options: { method: string; headers: object }, callback: (response: object) => void) => ({
    on: () => undefined,
    end: (body: string) => {
      this.answers.push({ ...JSON.parse(body), url, ...options });
      callback({ statusCode: this.status, resume: () => undefined, on: (_: string, done: () => void) => done() });
    },
  });

  private readonly secretsManager = {
    getSecretValue: ({ SecretId }: Record<string, string>) => {
      if (!(SecretId! in this.secrets)) throw sdkError('ResourceNotFoundException', 'Secrets Manager can\'t find the specified secret.');
      return { SecretString: this.secrets[SecretId!] };
    },
    describeSecret: ({ SecretId }: Record<string, string>) => {
      if (!(SecretId! in this.kept)) throw sdkError('ResourceNotFoundException', 'Secrets Manager can\'t find the specified secret.');
      return this.kept[SecretId!]!;
    },
  };

  private readonly directConnect = {
    describeLags: ({ lagId }: Record<string, string>) => {
      this.tick();
      const lags = this.ports.filter(({ id }) => id.startsWith('dxlag-') && (lagId ?? id) === id);
      const members = (port: FakePort) => port.members.map(({ connectionId }) => ({ connectionId }));
      return { lags: lags.map((port) => ({ ...this.common(port), lagState: port.state, connections: members(port) })) };
    },
    describeConnections: ({ connectionId }: Record<string, string>) => ({
      connections: this.ports.flatMap((port) => port.members.map((member) => ({
        ...this.common(port),
        ...member,
        portEncryptionStatus: this.encrypted(port) ? 'Encryption Up' : 'Encryption Down',
      }))).filter((connection) => (connectionId ?? connection.connectionId) === connection.connectionId),
    }),
    associateMacSecKey: ({ connectionId, ckn, secretARN }: Record<string, string>) => {
      const known = ckn ?? /\/(\w{64})-/.exec(secretARN!)![1]!;
      const key: HeldKey = { secretARN: secretARN ?? secretArn(known), ckn: known, state: this.slow > 0 ? 'associating' : 'associated' };
      return this.change(connectionId!, (port) => port.keys.push(key));
    },
    disassociateMacSecKey: ({ connectionId, secretARN }: Record<string, string>) => this.change(connectionId!, (port) => {
      for (const key of port.keys) if (key.secretARN === secretARN) key.state = 'disassociating';
      if (this.losesMode) this.setMode(port, 'should_encrypt');
      if (this.slow === 0) this.settle(port);
    }),
    updateLag: ({ lagId, encryptionMode }: Record<string, string>) => this.change(lagId!, (port) => this.setMode(port, encryptionMode!)),
    updateConnection: ({ connectionId, encryptionMode }: Record<string, string>) => this.change(connectionId!, (port) => this.setMode(port, encryptionMode!)),
  };

  private common(port: FakePort): object {
    return { macSecCapable: port.capable, encryptionMode: port.mode, macSecKeys: port.keys };
  }

  private encrypted(port: FakePort): boolean {
    return (this.newestOnly ? port.keys.slice(-1) : port.keys).some(({ ckn, state }) => state === 'associated' && port.router.includes(ckn));
  }

  private setMode(port: FakePort, mode: string): void {
    if (this.forgetsMode) return;
    port.mode = mode;
    for (const member of port.members) member.encryptionMode = mode;
  }

  private change(id: string, apply: (port: FakePort) => void): object {
    const port = this.ports.find((one) => one.id === id)!;
    if (port.state !== 'available') this.refused += 1;
    if (port.state !== 'available') throw sdkError('DirectConnectClientException', REFUSAL);
    apply(port);
    this.history.push({ mode: port.mode, keys: port.keys.length });
    if (this.slow > 0) port.state = 'pending';
    this.due = this.slow;
    return {};
  }

  /** A look at a LAG: changes under way come to an end. */
  private tick(): void {
    if (this.due === 0) return;
    this.due -= 1;
    for (const port of this.ports) {
      if (this.due <= this.slow / 2) this.settle(port);
      if (this.due === 0) port.state = 'available';
    }
  }

  /** Keys under way arrive or go; with the last one the mode goes, as with AWS. */
  private settle(port: FakePort): void {
    port.keys = port.keys.filter(({ state }) => state !== 'disassociating');
    for (const key of port.keys) key.state = 'associated';
    if (port.keys.length === 0) this.setMode(port, 'should_encrypt');
    this.history.push({ mode: port.mode, keys: port.keys.length });
  }
}
