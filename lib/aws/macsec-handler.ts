/**
 * The source of the function behind `AwsMacsec`, a CommonJS module for Node.js. It stands in the template as it is here, so that
 * there is nothing to bundle or to upload; the AWS SDK comes with the runtime.
 *
 * One resource is one port: `Port` (`dxlag-...` or `dxcon-...`), `Secret` (name or ARN) and `Mode`; `Members` only makes CloudFormation
 * ask again. Created or updated, the port has the key and the mode, both read back, when CloudFormation hears of success; deleted,
 * nothing is done. Every step looks first, because Lambda may call twice. A change moves a port through `pending`, in which AWS refuses
 * the next one.
 */
export const MACSEC_HANDLER = String.raw`'use strict';
const { request } = require('node:https');
const { setTimeout: sleep } = require('node:timers/promises');

const PAUSE = 10000; // milliseconds between two looks
const LOOKS = 70; // waits of one call at most: they end before the function's timeout
const DENIED = 6; // tries while a new permission spreads
const SETTLE = 60000; // milliseconds for a session on a lost key to end
const UNBORN = ['ordering', 'requested', 'pending'];
const GONE = ['deleting', 'deleted', 'rejected'];
let looks;

exports.handler = async (event) => {
  const { LogicalResourceId, RequestId, RequestType, ResourceProperties, StackId } = event;
  const id = 'macsec/' + ResourceProperties.Port;
  const answer = { Status: 'SUCCESS', PhysicalResourceId: event.PhysicalResourceId || id, StackId, RequestId, LogicalResourceId };
  looks = LOOKS;
  try {
    if (RequestType !== 'Delete') {
      await secure(event);
      answer.PhysicalResourceId = id;
    }
  } catch (error) {
    answer.Status = 'FAILED';
    answer.Reason = readable(ResourceProperties, error);
  }
  console.log(RequestType, id, answer.Status, answer.Reason || '');
  await reply(event.ResponseURL, JSON.stringify(answer));
};

async function secure({ RequestType, ResourceProperties: { Port, Secret, Mode }, OldResourceProperties: old = {} }) {
  const port = connect(Port);
  const key = await keyOf(Secret);
  const before = await port.look();
  if (before.capable === false) throw new Error('the port was not ordered with MACsec');
  const mine = (held) => (key.secretARN ? held.secretARN === key.secretARN : upper(held.ckn) === upper(key.ckn));
  const has = (now) => now.keys.some((held) => mine(held) && /^associat/.test(held.state));
  const ready = (now) => now.keys.some((held) => mine(held) && held.state === 'associated');
  const taken = (now) => now.mode === Mode && now.members.every((member) => modeOf(member, Mode) === Mode);
  const encrypted = (now) => up(before).every((member) => up(now).includes(member));

  if (!has(before)) await port.change('associateMacSecKey', { connectionId: Port, ...(await port.named(key, mine)) }, has);
  const now = await port.until(ready, 'the key is not associated');
  const raised = RequestType === 'Update' && old.Port === Port && old.Mode !== Mode && Mode === 'must_encrypt';
  if (raised) await port.until((live) => available(live).every((member) => member.portEncryptionStatus === 'Encryption Up'), 'not every connection is encrypted yet, and ' + Mode + ' would cut it off');
  if (!taken(now)) await port.setMode(Mode, taken);
  await port.until(taken, 'the port is not in ' + Mode);

  if (RequestType === 'Update' && old.Port === Port && old.Secret !== Secret) {
    await port.until(encrypted, 'encryption went down with the new key, the old one is kept');
    for (const other of now.keys.filter((held) => !mine(held) && /^associat/.test(held.state))) {
      const left = ({ keys }) => !keys.some((held) => held.secretARN === other.secretARN && held.state !== 'disassociated');
      await port.change('disassociateMacSecKey', { connectionId: Port, secretARN: other.secretARN }, left);
      await port.until(left, 'an old key is still associated');
    }
    if (up(before).length) await sleep(SETTLE);
    await port.until(encrypted, 'encryption is down without the old key: give the router the new one');
  }
  await port.until((last) => ready(last) && taken(last), 'the port did not keep the key and ' + Mode);
}

function connect(id) {
  const { DirectConnect } = require('@aws-sdk/client-direct-connect');
  const client = new DirectConnect({});
  const lag = id.startsWith('dxlag-');
  const connection = async (connectionId) => (await call(client, 'describeConnections', { connectionId })).connections[0];
  const look = async () => {
    const found = lag ? (await call(client, 'describeLags', { lagId: id })).lags[0] : await connection(id);
    if (!found) throw new Error('no such port in this account and Region');
    const members = lag ? await Promise.all((found.connections || []).map((member) => connection(member.connectionId))) : [found];
    return {
      state: found.lagState || found.connectionState,
      mode: found.encryptionMode,
      capable: found.macSecCapable,
      keys: found.macSecKeys || [],
      members: members.filter((member) => member && !GONE.includes(member.connectionState)),
    };
  };
  const until = async (test, complaint) => {
    for (;;) {
      const now = await look();
      if (test(now)) return now;
      await wait(new Error(complaint + ' (state ' + now.state + ', mode ' + now.mode + ')'));
    }
  };
  const change = async (name, input, done) => {
    for (;;) {
      try {
        return await call(client, name, input);
      } catch (error) {
        const now = await look();
        if (done(now)) return undefined;
        const states = [now.state, ...now.members.map((member) => member.connectionState)];
        if (UNBORN.includes(now.state)) error.message += ' (the port is ' + now.state + ': AWS takes keys and modes when it is available)';
        const busy = states.includes('pending') && now.keys.length > 0;
        const over = /state|pending/i.test(error.message) && !states.some((state) => UNBORN.includes(state));
        if (!busy && !over) throw error;
        await wait(error);
      }
    }
  };
  const setMode = (encryptionMode, done) =>
    lag ? change('updateLag', { lagId: id, encryptionMode }, done) : change('updateConnection', { connectionId: id, encryptionMode }, done);
  // Direct Connect keeps a key as a secret of its own, which is named by its ARN when the key is on another port or was on one.
  const named = async (key, mine) => {
    if (key.secretARN) return key;
    const [{ lags }, { connections }] = await Promise.all([call(client, 'describeLags', {}), call(client, 'describeConnections', {})]);
    const twin = [...lags, ...connections].flatMap((other) => other.macSecKeys || []).find((held) => mine(held) && held.secretARN);
    const secretARN = twin ? twin.secretARN : await keptAs(key.ckn);
    return secretARN ? { secretARN } : key;
  };
  return { look, until, change, setMode, named };
}

async function keyOf(secret) {
  if (/^arn:.*:secret:directconnect!/.test(secret)) return { secretARN: secret };
  const { SecretString } = await call(secrets(), 'getSecretValue', { SecretId: secret });
  const { ckn, cak } = parsed(SecretString);
  if (![ckn, cak].every((part) => typeof part === 'string' && /^[0-9a-f]{64}$/i.test(part))) {
    throw new Error('the secret is not {"ckn": ..., "cak": ...} with 64 hexadecimal digits each');
  }
  return { ckn, cak };
}

async function keptAs(ckn) {
  const SecretId = 'directconnect!prod/' + process.env.AWS_REGION + '/directconnect/' + ckn;
  try {
    const { ARN, DeletedDate } = await call(secrets(), 'describeSecret', { SecretId });
    return DeletedDate ? undefined : ARN;
  } catch (error) {
    if (error.name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

function secrets() {
  const { SecretsManager } = require('@aws-sdk/client-secrets-manager');
  return new SecretsManager({});
}

// An error of JSON.parse quotes what it read, and that is the key.
function parsed(text) {
  try {
    return JSON.parse(text) || {};
  } catch {
    return {};
  }
}

async function call(client, name, input) {
  for (let tries = 1; ; tries++) {
    try {
      return await client[name](input);
    } catch (error) {
      if (tries === DENIED || !/AccessDenied|not authorized/.test(error.name + error.message)) throw error;
      await wait(error);
    }
  }
}

async function wait(error) {
  if (--looks < 0) throw error;
  await sleep(PAUSE);
}

const upper = (text) => String(text).toUpperCase();
const available = (now) => now.members.filter((member) => member.connectionState === 'available');
const up = (now) => now.members.filter((member) => member.portEncryptionStatus === 'Encryption Up').map((member) => member.connectionId);
const modeOf = (member, asked) => (['ordering', 'requested'].includes(member.connectionState) || (!member.encryptionMode && member.connectionState === 'pending') ? asked : member.encryptionMode);
const readable = ({ Port, Secret }, error) =>
  (Port + ' with the key of ' + Secret + ': ' + error.name + ': ' + error.message).replace(/[0-9a-f]{32,}/gi, '(key)').slice(0, 1000);

function reply(url, body) {
  return new Promise((resolve, reject) => {
    const put = request(url, { method: 'PUT', headers: { 'content-type': '', 'content-length': Buffer.byteLength(body) } }, (response) => {
      response.resume();
      response.on('end', () => (response.statusCode < 300 ? resolve() : reject(new Error('CloudFormation took no answer: ' + response.statusCode))));
    });
    put.on('error', reject);
    put.end(body);
  });
}
`;
