import type { KeyUse } from './placeholder';

/** What a key may be, in a pattern and in words. */
export interface KeyRule {
  /** What it matches. */
  readonly pattern: RegExp;
  /** The same in words. */
  readonly words: string;
}

/** Marks that stay whole in every platform's configuration: no space, quote, backslash, brace, semicolon, question mark, or mark of a comment. */
const MARKS = '()*+,./:=@[]^_%~-';

const anyOf = (least: number, most: number, marks = MARKS): KeyRule => ({
  pattern: new RegExp(`^[A-Za-z0-9${marks.replace(/[\]^\\-]/g, '\\$&')}]{${least},${most}}$`),
  words: `${least} to ${most} of the letters A to Z and a to z, digits, and the marks ${marks.split('').join(' ')}`,
});

/** Of AWS: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-vpnconnection-vpntunneloptionsspecification.html */
const AWS_TUNNEL: KeyRule = { pattern: /^[A-Za-z1-9._][A-Za-z0-9._]{7,63}$/, words: '8 to 64 of the letters A to Z and a to z, digits, and the marks . _, of which the first is no 0' };

/** Of ExpressRoute: https://learn.microsoft.com/training/modules/design-implement-azure-expressroute/6-configure-peering-for-expressroute-deployment */
const AZURE_BGP: KeyRule = { pattern: /^[A-Za-z0-9]{1,25}$/, words: '1 to 25 of the letters A to Z and a to z and digits' };

const RULES: Readonly<Record<KeyUse, KeyRule>> = {
  'aws-bgp': anyOf(6, 80),
  'aws-tunnel': AWS_TUNNEL,
  'azure-bgp': AZURE_BGP,
  'azure-tunnel': anyOf(1, 80, MARKS.replace(/[-~]/g, '')),
  'google-bgp': anyOf(1, 80),
  'google-tunnel': anyOf(1, 80),
};

/** What a key may be where its use is not known. */
const ANY = anyOf(1, 80);

/** What a key may be: what both ends take, and every platform. */
export const keyRule = (use: KeyUse | undefined): KeyRule => (use === undefined ? ANY : RULES[use]);
