import { list, object, text } from './json';
import type { Json, JsonObject } from './json';

/** A resource of a Terraform configuration. */
export interface TerraformResource {
  /** Its address: `google_compute_router.network_router`. */
  readonly address: string;
  /** Its arguments. */
  readonly body: JsonObject;
}

/** The resources of a Terraform configuration in JSON. */
export class TerraformResources {
  private readonly byAddress: ReadonlyMap<string, TerraformResource>;

  /**
   * Reads a configuration.
   *
   * @param configuration `cdk.tf.json`, as JSON
   */
  constructor(configuration: Json) {
    const all = Object.entries(object(object(configuration).resource)).flatMap(([type, rows]) =>
      Object.entries(object(rows)).map(([name, body]) => ({ address: `${type}.${name}`, body: object(body) })));
    this.byAddress = new Map(all.map((resource) => [resource.address, resource]));
  }

  /** Every resource of a type. */
  of(type: string): TerraformResource[] {
    return [...this.byAddress.values()].filter(({ address }) => address.startsWith(`${type}.`));
  }

  /** The resource that a value refers to: `${google_compute_router.network_router.name}`. */
  behind(value: Json | undefined): TerraformResource | undefined {
    const address = /\b((?:azurerm|google)_\w+\.[\w-]+)/.exec(text(value))?.[1];
    return address === undefined ? undefined : this.byAddress.get(address);
  }
}

/** The id behind a prefix in the path of a construct, which no name that a user gives changes; nothing where the path is not there. */
export function idOf({ body }: TerraformResource, prefix: RegExp): string | undefined {
  const last = text(object(object(body['//']).metadata).path).split('/').at(-1)!;
  return prefix.test(last) ? last.replace(prefix, '') : undefined;
}

/** The variable in `${var.name}`. */
export const variableOf = (value: Json | undefined): string | undefined => /\$\{var\.([\w-]+)\}/.exec(text(value))?.[1];

/** The first block of a value that Terraform writes as a list of blocks, or as one. */
export const block = (value: Json | undefined): JsonObject => object(Array.isArray(value) ? list(value)[0] : value);
