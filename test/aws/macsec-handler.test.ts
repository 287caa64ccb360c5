import { FakeAws, hex, lag, REFUSAL, sdkError, secretArn, type FakePort, type Request } from './macsec-fake';

const [OLD, NEW] = [hex('a'), hex('b')];
const CAK = hex('c');
const must = { Port: 'dxlag-1', Secret: 'old', Mode: 'must_encrypt' };
const create: Request = { RequestType: 'Create', ResourceProperties: must };
const rotate: Request = {
  RequestType: 'Update',
  ResourceProperties: { ...must, Secret: 'new' },
  OldResourceProperties: must,
  PhysicalResourceId: 'macsec/dxlag-1',
};

let printed: jest.SpyInstance;
beforeEach(() => {
  printed = jest.spyOn(console, 'log').mockImplementation(() => undefined);
});

function aws(...ports: readonly FakePort[]): FakeAws {
  const fake = new FakeAws(ports.length > 0 ? ports : [lag()]);
  fake.secrets.old = JSON.stringify({ ckn: OLD, cak: CAK });
  fake.secrets.new = JSON.stringify({ ckn: NEW, cak: CAK });
  return fake;
}

const held = (ckn: string) => ({ secretARN: secretArn(ckn), ckn, state: 'associated' as const });
const encryptedLag = (change: Partial<FakePort> = {}) => lag({ mode: 'must_encrypt', keys: [held(OLD)], router: [OLD, NEW], ...change });
const namesOf = ({ calls }: FakeAws) => calls.map(([name]) => name);
const cknsOf = ({ ports }: FakeAws) => ports[0]!.keys.map(({ ckn }) => ckn);

describe('a new resource', () => {
  test('associates the key of the secret with the LAG, and sets the mode after it', async () => {
    const fake = aws();
    expect(await fake.handle(create)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'macsec/dxlag-1' });
    expect(fake.calls).toEqual([
      ['getSecretValue', { SecretId: 'old' }],
      ['associateMacSecKey', { connectionId: 'dxlag-1', ckn: OLD, cak: CAK }],
      ['updateLag', { lagId: 'dxlag-1', encryptionMode: 'must_encrypt' }],
    ]);
  });

  test('answers CloudFormation by a PUT without a content type, which its signed address wants', async () => {
    expect(await aws().handle(create)).toMatchObject({
      url: 'https://cloudformation.test/answer?signature=s',
      method: 'PUT',
      headers: { 'content-type': '' },
      StackId: 'stack',
      RequestId: 'request',
      LogicalResourceId: 'Key',
    });
  });

  test('waits while a change is under way, and repeats what AWS refuses meanwhile', async () => {
    const fake = aws();
    fake.slow = 4;
    expect(await fake.handle(create)).toMatchObject({ Status: 'SUCCESS' });
    expect(fake.ports[0]).toMatchObject({ mode: 'must_encrypt', keys: [{ ckn: OLD, state: 'associated' }] });
    expect(fake.refused).toBeGreaterThan(0);
  });

  test('of a connection without a LAG updates the connection', async () => {
    const member = { connectionId: 'dxcon-9', connectionState: 'available', encryptionMode: 'should_encrypt' };
    const fake = aws(lag({ id: 'dxcon-9', members: [member] }));
    expect(await fake.handle({ ...create, ResourceProperties: { ...must, Port: 'dxcon-9' } })).toMatchObject({ Status: 'SUCCESS' });
    expect(fake.calls.at(-1)).toEqual(['updateConnection', { connectionId: 'dxcon-9', encryptionMode: 'must_encrypt' }]);
  });

  test('changes nothing when all is as it was asked for, in whatever case the CKN is written', async () => {
    const fake = aws(encryptedLag({ keys: [{ ...held(OLD), ckn: OLD.toUpperCase() }] }));
    expect(await fake.handle(create)).toMatchObject({ Status: 'SUCCESS' });
    expect(namesOf(fake)).toEqual(['getSecretValue']);
  });

  test('takes a key for associated when AWS says so after an error', async () => {
    const fake = aws();
    fake.errors.associateMacSecKey = [() => {
      fake.ports[0]!.keys.push(held(OLD));
      return sdkError('DirectConnectClientException', 'The key is already associated');
    }];
    expect(await fake.handle(create)).toMatchObject({ Status: 'SUCCESS' });
    expect(cknsOf(fake)).toEqual([OLD]);
  });

  test('leaves other keys where they are', async () => {
    const fake = aws(encryptedLag({ keys: [held(NEW)] }));
    await fake.handle(create);
    expect(cknsOf(fake)).toEqual([NEW, OLD]);
  });

  test('names a key that another port has by the secret that Direct Connect keeps it in', async () => {
    const fake = aws(lag(), encryptedLag({ id: 'dxlag-2', members: [] }));
    await fake.handle(create);
    expect(fake.calls).toContainEqual(['associateMacSecKey', { connectionId: 'dxlag-1', secretARN: secretArn(OLD) }]);
  });

  test('names a key that a port once had by the secret that Direct Connect still keeps it in', async () => {
    const fake = aws();
    fake.kept[`directconnect!prod/${process.env.AWS_REGION}/directconnect/${OLD}`] = { ARN: secretArn(OLD) };
    await fake.handle(create);
    expect(fake.calls).toContainEqual(['associateMacSecKey', { connectionId: 'dxlag-1', secretARN: secretArn(OLD) }]);
  });

  test('does not name one that is to be deleted', async () => {
    const fake = aws();
    fake.kept[`directconnect!prod/${process.env.AWS_REGION}/directconnect/${OLD}`] = { ARN: secretArn(OLD), DeletedDate: new Date(0) };
    await fake.handle(create);
    expect(fake.calls).toContainEqual(['associateMacSecKey', { connectionId: 'dxlag-1', ckn: OLD, cak: CAK }]);
  });

  test('passes on a secret of Direct Connect by its ARN, and reads no value', async () => {
    const fake = aws();
    expect(await fake.handle({ ...create, ResourceProperties: { ...must, Secret: secretArn(OLD) } })).toMatchObject({ Status: 'SUCCESS' });
    expect(fake.calls[0]).toEqual(['associateMacSecKey', { connectionId: 'dxlag-1', secretARN: secretArn(OLD) }]);
    expect(namesOf(fake)).not.toContain('getSecretValue');
  });

  test('tries again while a new permission spreads', async () => {
    const fake = aws();
    const denied = () => sdkError('AccessDeniedException', 'User is not authorized to perform secretsmanager:GetSecretValue');
    fake.errors.getSecretValue = [denied, denied];
    expect(await fake.handle(create)).toMatchObject({ Status: 'SUCCESS' });
    expect(fake.slept).toBe(20);
  });
});

describe('a deployment fails', () => {
  test('when the LAG is not in the mode that was asked for', async () => {
    const fake = aws();
    fake.forgetsMode = true;
    const { Status, Reason } = await fake.handle(create);
    expect(Status).toBe('FAILED');
    expect(Reason).toContain('the port is not in must_encrypt (state available, mode should_encrypt)');
  });

  test.each([
    ['another mode', 'available', 'should_encrypt'],
    ['no mode although it is up', 'available', undefined],
    ['no mode and is down', 'down', undefined],
  ])(
    'when a connection of the LAG has %s',
    async (_, connectionState, encryptionMode) => {
      const port = encryptedLag();
      port.members[1] = { connectionId: 'dxcon-2', connectionState, encryptionMode };
      const fake = aws(port);
      fake.forgetsMode = true;
      expect(await fake.handle(create)).toMatchObject({ Status: 'FAILED' });
    },
  );

  test('not for a connection that is still to be built or has been deleted', async () => {
    const port = encryptedLag();
    port.members = [
      { connectionId: 'dxcon-1', connectionState: 'requested' },
      { connectionId: 'dxcon-2', connectionState: 'deleted', encryptionMode: 'should_encrypt' },
    ];
    const fake = aws(port);
    expect(await fake.handle(create)).toMatchObject({ Status: 'SUCCESS' });
    expect(namesOf(fake)).not.toContain('updateLag');
  });

  test('when the key does not come into force, within the time of the function', async () => {
    const fake = aws();
    fake.slow = 1_000;
    const { Status, Reason } = await fake.handle(create);
    expect(Status).toBe('FAILED');
    expect(Reason).toContain('the key is not associated (state pending');
    expect(fake.slept).toBeLessThan(900 - 120);
  });

  test.each(['requested', 'pending'])('at once when the port is %s and was never up, and says what to wait for', async (state) => {
    const fake = aws(lag({ state }));
    const { Status, Reason } = await fake.handle(create);
    expect(Status).toBe('FAILED');
    expect(Reason).toContain(`${REFUSAL} (the port is ${state}: AWS takes keys and modes when it is available)`);
    expect(fake.slept).toBe(0);
  });

  test('when the port was not ordered with MACsec', async () => {
    const fake = aws(lag({ capable: false }));
    const { Status, Reason } = await fake.handle(create);
    expect({ Status, Reason }).toEqual({ Status: 'FAILED', Reason: 'dxlag-1 with the key of old: Error: the port was not ordered with MACsec' });
    expect(namesOf(fake)).toEqual(['getSecretValue']);
  });

  test('when there is no such port or secret, and names them', async () => {
    const nowhere = await aws().handle({ ...create, ResourceProperties: { ...must, Port: 'dxlag-7' } });
    expect(nowhere).toMatchObject({ Status: 'FAILED', Reason: 'dxlag-7 with the key of old: Error: no such port in this account and Region' });
    const secretless = await aws().handle({ ...create, ResourceProperties: { ...must, Secret: 'none' } });
    expect(secretless.Reason).toMatch(/^dxlag-1 with the key of none: ResourceNotFoundException: /);
  });

  test('when a permission is missing for good', async () => {
    const fake = aws();
    fake.errors.updateLag = Array(20).fill(() => sdkError('AccessDeniedException', 'not authorized to perform: directconnect:UpdateLag'));
    const { Status, Reason } = await fake.handle(create);
    expect(Status).toBe('FAILED');
    expect(Reason).toContain('AccessDeniedException: not authorized to perform: directconnect:UpdateLag');
    expect(fake.slept).toBe(50);
  });

  test('keeps the identity of the resource', async () => {
    const fake = aws();
    fake.forgetsMode = true;
    const moved = { ...rotate, OldResourceProperties: { ...must, Port: 'dxlag-0' }, PhysicalResourceId: 'macsec/dxlag-0' };
    expect(await fake.handle(moved)).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'macsec/dxlag-0' });
  });
});

describe('a key', () => {
  const objects = [{ ckn: OLD, cak: CAK.slice(1) }, { ckn: OLD }, { ckn: 'g' + OLD.slice(1), cak: CAK }];
  const broken = ['{"ckn":"' + OLD, 'null', CAK, ...objects.map((value) => JSON.stringify(value))];

  test.each(broken)('that is malformed is refused without a word of it: %#', async (value) => {
    const fake = aws();
    fake.secrets.old = value;
    const { Status, Reason } = await fake.handle(create);
    expect(Status).toBe('FAILED');
    expect(Reason).toBe('dxlag-1 with the key of old: Error: the secret is not {"ckn": ..., "cak": ...} with 64 hexadecimal digits each');
    expect(namesOf(fake)).toEqual(['getSecretValue']);
  });

  test('that an error of AWS repeats is in neither the answer nor the log', async () => {
    const fake = aws();
    fake.errors.associateMacSecKey = [() => sdkError('DirectConnectClientException', `Invalid CAK ${CAK} for CKN ${OLD.toUpperCase()}`)];
    const { Status, Reason } = await fake.handle(create);
    expect(Status).toBe('FAILED');
    expect(Reason).toContain('DirectConnectClientException: Invalid CAK (key) for CKN (key)');
    expect(JSON.stringify(printed.mock.calls)).toContain('Invalid CAK (key)');
    expect(JSON.stringify([fake.answers, printed.mock.calls])).not.toMatch(/[0-9a-f]{32}/i);
  });

  test('is in neither the answer nor the log of a success', async () => {
    const fake = aws(encryptedLag());
    await fake.handle(rotate);
    expect(fake.answers).toMatchObject([{ Status: 'SUCCESS' }]);
    expect(JSON.stringify([fake.answers, printed.mock.calls])).not.toMatch(/[0-9a-f]{32}/i);
    expect(fake.answers[0]).not.toHaveProperty('Data');
  });
});

describe('an update', () => {
  test('with another secret associates the new key before it removes the old one, and keeps the mode', async () => {
    const fake = aws(encryptedLag());
    fake.slow = 3;
    expect(await fake.handle(rotate)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'macsec/dxlag-1' });
    expect(fake.calls.filter(([name]) => name !== 'getSecretValue')).toEqual([
      ['associateMacSecKey', { connectionId: 'dxlag-1', ckn: NEW, cak: CAK }],
      ['disassociateMacSecKey', { connectionId: 'dxlag-1', secretARN: secretArn(OLD) }],
    ]);
    expect(cknsOf(fake)).toEqual([NEW]);
    expect(fake.history.every(({ mode, keys }) => mode === 'must_encrypt' && keys > 0)).toBe(true);
  });

  test('keeps the old key when the new one is not taken', async () => {
    const fake = aws(encryptedLag());
    fake.errors.associateMacSecKey = [() => sdkError('DirectConnectClientException', 'invalid key')];
    expect(await fake.handle(rotate)).toMatchObject({ Status: 'FAILED' });
    expect(cknsOf(fake)).toEqual([OLD]);
  });

  test('keeps the old key when the new one does not come into force', async () => {
    const fake = aws(encryptedLag());
    fake.slow = 1_000;
    expect(await fake.handle(rotate)).toMatchObject({ Status: 'FAILED' });
    expect(cknsOf(fake)).toEqual([OLD, NEW]);
  });

  test('fails when an old key does not go', async () => {
    const fake = aws(encryptedLag({ keys: [held(OLD), held(NEW)] }));
    fake.slow = 1_000;
    const { Status, Reason } = await fake.handle(rotate);
    expect(Status).toBe('FAILED');
    expect(Reason).toContain('an old key is still associated');
  });

  test('fails when the mode goes with the old key', async () => {
    const fake = aws(encryptedLag());
    fake.losesMode = true;
    const { Status, Reason } = await fake.handle(rotate);
    expect(Status).toBe('FAILED');
    expect(Reason).toContain('the port did not keep the key and must_encrypt (state available, mode should_encrypt)');
  });

  test('keeps the old key when encryption goes down as soon as the new one is there', async () => {
    const fake = aws(encryptedLag({ router: [OLD] }));
    fake.newestOnly = true;
    const { Status, Reason } = await fake.handle(rotate);
    expect(Status).toBe('FAILED');
    expect(Reason).toContain('encryption went down with the new key, the old one is kept');
    expect(cknsOf(fake)).toEqual([OLD, NEW]);
  });

  test('gives a session on the old key a minute to end before it looks whether encryption is up', async () => {
    const fake = aws(encryptedLag());
    await fake.handle(rotate);
    expect(fake.slept).toBe(60);
  });

  test('fails when encryption goes down without the old key, and its rollback puts that back', async () => {
    const fake = aws(encryptedLag({ router: [OLD] }));
    const { Status, Reason } = await fake.handle(rotate);
    expect(Status).toBe('FAILED');
    expect(Reason).toContain('encryption is down without the old key: give the router the new one');
    const back = { ...rotate, ResourceProperties: must, OldResourceProperties: rotate.ResourceProperties };
    expect(await fake.handle(back)).toMatchObject({ Status: 'SUCCESS' });
    expect(cknsOf(fake)).toEqual([OLD]);
    expect(fake.history.every(({ mode, keys }) => mode === 'must_encrypt' && keys > 0)).toBe(true);
  });

  test('of a port that is not encrypted yet does not wait for encryption', async () => {
    const fake = aws(encryptedLag({ router: [] }));
    expect(await fake.handle(rotate)).toMatchObject({ Status: 'SUCCESS' });
    expect(cknsOf(fake)).toEqual([NEW]);
    expect(fake.slept).toBe(0);
  });

  test('to must_encrypt fails where encryption is not up on every connection, which it would cut off', async () => {
    const fake = aws(encryptedLag({ mode: 'should_encrypt', keys: [held(OLD)], router: [] }));
    const { Status, Reason } = await fake.handle({ ...rotate, ResourceProperties: must, OldResourceProperties: { ...must, Mode: 'should_encrypt' } });
    expect(Status).toBe('FAILED');
    expect(Reason).toContain('not every connection is encrypted yet');
    expect(fake.ports[0]!.mode).toBe('should_encrypt');
    expect(namesOf(fake)).not.toContain('updateLag');
  });

  test('does not wait for a connection that is ordered and not there yet', async () => {
    const port = encryptedLag();
    port.members.push({ connectionId: 'dxcon-3', connectionState: 'requested', encryptionMode: 'should_encrypt' });
    const fake = aws(port);
    expect(await fake.handle({ ...rotate, ResourceProperties: must, OldResourceProperties: must })).toMatchObject({ Status: 'SUCCESS' });
  });

  test('of the mode alone keeps all keys', async () => {
    const fake = aws(encryptedLag({ mode: 'should_encrypt', keys: [held(OLD), held(NEW)] }));
    await fake.handle({ ...rotate, ResourceProperties: must, OldResourceProperties: { ...must, Mode: 'should_encrypt' } });
    expect(fake.ports[0]).toMatchObject({ mode: 'must_encrypt', keys: [{ ckn: OLD }, { ckn: NEW }] });
  });

  test('to should_encrypt lowers the mode, because it was asked for', async () => {
    const fake = aws(encryptedLag());
    const lower = { ...must, Mode: 'should_encrypt' };
    expect(await fake.handle({ ...rotate, ResourceProperties: lower, OldResourceProperties: must })).toMatchObject({ Status: 'SUCCESS' });
    expect(fake.ports[0]).toMatchObject({ mode: 'should_encrypt', keys: [{ ckn: OLD }] });
  });

  test('to another port is a new resource there, and takes no key from it', async () => {
    const fake = aws(encryptedLag());
    const moved = { ...rotate, OldResourceProperties: { ...must, Port: 'dxlag-0' }, PhysicalResourceId: 'macsec/dxlag-0' };
    expect(await fake.handle(moved)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'macsec/dxlag-1' });
    expect(cknsOf(fake)).toEqual([OLD, NEW]);
  });
});

describe('a deletion', () => {
  test('leaves keys and mode, and calls nothing', async () => {
    const fake = aws(encryptedLag());
    const answer = await fake.handle({ RequestType: 'Delete', ResourceProperties: must, PhysicalResourceId: 'macsec/dxlag-1' });
    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'macsec/dxlag-1' });
    expect(fake.calls).toEqual([]);
    expect(fake.ports[0]).toMatchObject({ mode: 'must_encrypt', keys: [{ ckn: OLD }] });
  });
});

test('an answer that CloudFormation does not take is an error of the function, which Lambda then calls again', async () => {
  const fake = aws();
  fake.status = 503;
  await expect(fake.handle(create)).rejects.toThrow('CloudFormation took no answer: 503');
});
