import { TerraformOutput, TerraformStack, Testing } from 'cdktf';
import { Construct } from 'constructs';
import { HybridNetworkError } from '../../lib/errors';
import { secretVariable } from '../../lib/terraform';

const newStack = () => new TerraformStack(Testing.app(), 'stack');
const variablesOf = (stack: TerraformStack) => JSON.parse(Testing.synth(stack)).variable;

describe('a secret variable', () => {
  test('is a sensitive string without a default, named after the secret', () => {
    const stack = newStack();
    secretVariable(stack, 'ashburn-ai/azure/Washington DC/psk', 'a key');
    expect(variablesOf(stack)).toEqual({
      ashburn_ai_azure_washington_dc_psk: {
        type: 'string',
        sensitive: true,
        nullable: false,
        description: 'a key',
        validation: [{ condition: '${length(var.ashburn_ai_azure_washington_dc_psk) > 0}', error_message: 'The key is empty.' }],
      },
    });
  });

  test('refuses a key that is too long for its use', () => {
    const stack = newStack();
    secretVariable(stack, 'key', 'a key', 25);
    expect(variablesOf(stack).key.validation).toEqual([
      { condition: '${length(var.key) > 0 && length(var.key) <= 25}', error_message: 'The key has to have 1 to 25 characters.' },
    ]);
  });

  test('belongs to the stack and is one, however often and wherever it is asked for', () => {
    const stack = newStack();
    for (const id of ['a', 'b']) new TerraformOutput(stack, id, { value: secretVariable(new Construct(stack, `in-${id}`), 'psk', 'a key'), sensitive: true });
    const { output } = JSON.parse(Testing.synth(stack));
    expect([output.a.value, output.b.value]).toEqual(['${var.psk}', '${var.psk}']);
    expect(Object.keys(variablesOf(stack))).toEqual(['psk']);
  });

  test('has a name that Terraform takes, whatever the secret starts with', () => {
    const stack = newStack();
    secretVariable(stack, '10g/psk', 'a key');
    expect(Object.keys(variablesOf(stack))).toEqual(['_10g_psk']);
  });

  test('is refused where it would be the variable of another secret', () => {
    const stack = newStack();
    secretVariable(stack, 'a-b/c', 'a key');
    const clash = () => secretVariable(stack, 'a/b-c', 'another key');
    expect(clash).toThrow(/the secrets "a-b\/c" and "a\/b-c" would both be the variable "a_b_c"/);
    expect(clash).toThrow(HybridNetworkError);
  });
});
