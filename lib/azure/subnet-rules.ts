import type { Construct, IConstruct } from 'constructs';
import { resolved, TerraformResource, TerraformStack } from '../terraform';

/**
 * Looks, when the stack is synthesized, for what must not be done to the subnets of gateways and route servers:
 * https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways#gwsub
 */
export function watchSubnets(construct: Construct, subnetIds: readonly string[]): void {
  construct.node.addValidation({ validate: () => subnetMistakes(TerraformStack.of(construct), subnetIds) });
}

/** A resource of the stack, and how it looks to Terraform. */
interface Seen {
  readonly resource: TerraformResource;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Every mistake with these subnets in a stack, in a sentence each. Only what could be one is looked at closely. */
function subnetMistakes(stack: TerraformStack, subnetIds: readonly string[]): string[] {
  const resources = stack.node.findAll().filter(isResource);
  const ofType = (type: string) => resources.filter(({ terraformResourceType }) => terraformResourceType === type)
    .map((resource): Seen => ({ resource, values: valuesOf(stack, resource) }));
  const onOurs = (type: string) => {
    const rows = ofType(type);
    const own = new Set(rows.length > 0 ? subnetIds.map((id) => String(resolved(stack, id))) : []);
    return rows.filter(({ values }) => own.has(String(values.subnet_id)));
  };
  return [
    ...onOurs('azurerm_subnet_network_security_group_association').map(({ resource }) =>
      `${resource.node.path} puts a network security group on the subnet of a gateway: Azure then stops managing the gateway; take it away`),
    ...onOurs('azurerm_subnet_route_table_association').flatMap((association) => tableMistakes(stack, association, ofType)),
  ];
}

function tableMistakes(stack: TerraformStack, { resource: { node: { path } }, values }: Seen, ofType: (type: string) => readonly Seen[]): readonly string[] {
  const idOf = ({ resource }: Seen, attribute: string) => String(resolved(stack, resource.getStringAttribute(attribute)));
  const table = ofType('azurerm_route_table').find((row) => idOf(row, 'id') === String(values.route_table_id));
  if (!table) return [];
  const name = idOf(table, 'name');
  const routes = [
    ...((table.values.route as Readonly<Record<string, unknown>>[] | undefined) ?? []),
    ...ofType('azurerm_route').map((row) => row.values).filter((route) => [name, table.values.name].includes(route.route_table_name)),
  ];
  const isOff = table.values.bgp_route_propagation_enabled === false;
  return [
    ...(isOff ? [`${path} gives the subnet of a gateway a route table without BGP propagation: the gateway then does not work; turn it on`] : []),
    ...(routes.some((route) => route.address_prefix === '0.0.0.0/0')
      ? [`${path} gives the subnet of a gateway a route of its own to 0.0.0.0/0: Azure does not allow it; take it away`]
      : []),
  ];
}

const isResource = (construct: IConstruct): construct is TerraformResource => TerraformResource.isTerraformResource(construct);

/** What a resource will have in the configuration. */
function valuesOf(stack: TerraformStack, resource: TerraformResource): Readonly<Record<string, unknown>> {
  const written = resolved(stack, resource.toTerraform()) as { readonly resource: Record<string, Record<string, Record<string, unknown>>> };
  return Object.values(Object.values(written.resource)[0]!)[0]!;
}
