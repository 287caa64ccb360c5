import { Lazy, TerraformStack, Testing } from 'cdktf';
import { Construct } from 'constructs';
import { isReference, requireProviderVersion, shortName } from '../../lib/terraform';

describe('the version of a provider', () => {
  const versionOf = (stack: TerraformStack) => JSON.parse(Testing.synth(stack)).terraform.required_providers.azurerm.version;

  test('is asked for from anywhere in the stack', () => {
    const stack = new TerraformStack(Testing.app(), 'stack');
    requireProviderVersion(new Construct(stack, 'network'), 'azurerm', '>= 4.79.0, < 5.0.0');
    expect(versionOf(stack)).toBe('>= 4.79.0, < 5.0.0');
  });

  test('is the one that a user sets afterwards', () => {
    const stack = new TerraformStack(Testing.app(), 'stack');
    requireProviderVersion(stack, 'azurerm', '>= 4.79.0, < 5.0.0');
    stack.addOverride('terraform.required_providers.azurerm.version', '4.81.0');
    expect(versionOf(stack)).toBe('4.81.0');
  });
});

describe('a short name', () => {
  test('is the name itself where it fits', () => {
    expect(shortName('ashburn-ai', 10)).toBe('ashburn-ai');
  });

  test('keeps the beginning and a hash of all of it where it does not', () => {
    const [first, second] = ['a', 'b'].map((end) => shortName(`${'x'.repeat(70)}${end}`, 64));
    expect(first).toMatch(/^x{55}-[0-9a-f]{8}$/);
    expect(first).not.toBe(second);
    expect(shortName(`${'x'.repeat(70)}a`, 64)).toBe(first);
  });
});

describe('a reference', () => {
  test.each([
    ['a token of cdktf', Lazy.stringValue({ produce: () => 'a' }), true],
    ['an expression', '${var.a}', true],
    ['text', '10.0.0.0/8', false],
    ['nothing', undefined, false],
  ])('%s: %s', (_, value, expected) => {
    expect(isReference(value)).toBe(expected);
  });
});
