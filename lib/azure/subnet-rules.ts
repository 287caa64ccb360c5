import type { Construct, IConstruct } from 'constructs';
import { resolved, TerraformResource, TerraformStack } from '../terraform';

/** What must not be done to the subnets of gateways and route servers: https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways#gwsub */
export function watchSubnets(construct: Construct, subnetIds: readonly string[]): void {
  construct.node.addValidation({ validate: () => subnetMistakes(TerraformStack.of(construct), subnetIds) });
}

/** Resources of the stack that look as Terraform will see them. */
interface Seen {
  readonly resource: TerraformResource;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Every mistake with these subnets in a stack, in a sentence each. */
export function subnetMistakes(stack: TerraformStack, subnetIds: readonly string[]): string[] {
  const own = new Set(subnetIds.map((id) => String(resolved(stack, id))));
  const resources = stack.node.findAll().filter(isResource).map((resource): Seen => ({ resource, values: valuesOf(stack, resource) }));
  const onOurs = (type: string) => resources.filter(({ resource, values }) => resource.terraformResourceType === type && own.has(String(values.subnet_id)));
  return [
    ...onOurs('azurerm_subnet_network_security_group_association').map(({ resource }) =>
      `${resource.node.path} puts a network security group on the subnet of a gateway: Azure then stops managing the gateway; take it away`),
    ...onOurs('azurerm_subnet_route_table_association').flatMap((association) => tableMistakes(stack, association, resources)),
  ];
}

function tableMistakes(stack: TerraformStack, { resource: association, values }: Seen, resources: readonly Seen[]): readonly string[] {
  const table = resources.find(({ resource }) => resource.terraformResourceType === 'azurerm_route_table' && String(resolved(stack, resource.getStringAttribute('id'))) === String(values.route_table_id));
  if (!table) return [];
  const { path } = association.node;
  const name = resolved(stack, table.resource.getStringAttribute('name')) as string;
  const routes = [
    ...((table.values.route as Readonly<Record<string, unknown>>[] | undefined) ?? []),
    ...resources.filter(({ resource, values: route }) => resource.terraformResourceType === 'azurerm_route' && route.route_table_name === name).map((row) => row.values),
  ];
  return [
    ...(table.values.bgp_route_propagation_enabled === false ? [`${path} gives the subnet of a gateway a route table without BGP propagation: the gateway then does not work; turn it on`] : []),
    ...(routes.some((route) => route.address_prefix === '0.0.0.0/0') ? [`${path} gives the subnet of a gateway a route of its own to 0.0.0.0/0: Azure does not allow it; take it away`] : []),
  ];
}

const isResource = (construct: IConstruct): construct is TerraformResource => TerraformResource.isTerraformResource(construct);

/** What a resource will have in the configuration. */
function valuesOf(stack: TerraformStack, resource: TerraformResource): Readonly<Record<string, unknown>> {
  const written = resolved(stack, resource.toTerraform()) as { readonly resource: Record<string, Record<string, Record<string, unknown>>> };
  return Object.values(Object.values(written.resource)[0]!)[0]!;
}
