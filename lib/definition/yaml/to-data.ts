import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Composed } from './compose';
import { type Position, problemAt } from './position';
import { type DefinitionPath, type Problem } from '../../errors';
import { shown } from '../text';

/** Tags that say what the core schema would find without them. */
const CORE_TAGS = /^tag:yaml\.org,2002:(str|int|float|bool|null|map|seq)$/;

/** What a document says. */
export interface YamlData {
  /** Mappings, lists and plain values. An alias is the very value of its anchor, so that this may have cycles. */
  readonly data: unknown;
  /** Duplicate keys, tags, keys that are no text, aliases without an anchor. */
  readonly problems: readonly Problem[];
  /**
   * The place of a part of the data: its key in a mapping, itself in a list. Inside an alias it is that of the alias, and where
   * a part is missing, that of what lacks it.
   */
  readonly locate: (path: DefinitionPath) => Position;
}

/** The data of a document; what cannot be read is told and left out. */
export function toData(composed: Composed): YamlData {
  const reader = new Reader(composed);
  const data = reader.read(composed.document.contents as Node | null, []);
  return { data, problems: reader.problems, locate: (path) => reader.locate(path) };
}

/** A part of a mapping or list: where it is written, and what. */
interface Entry {
  readonly place: Node;
  readonly value: Node | null;
}

class Reader {
  readonly problems: Problem[] = [];
  private readonly anchors = new Map<string, Node>();
  private readonly values = new Map<Node, unknown>();
  private readonly entries = new Map<Node, ReadonlyMap<string, Entry>>();

  constructor(private readonly composed: Composed) {}

  read(node: Node | null, path: DefinitionPath): unknown {
    if (node === null) return null;
    if (isAlias(node)) return this.readAlias(node, path);
    if (node.tag !== undefined && !CORE_TAGS.test(node.tag)) return this.refuse(node, path, 'tag', `the tag ${shown(node.tag)} is not supported`, 'write plain text, numbers, lists and mappings');
    if ('anchor' in node && node.anchor !== undefined) this.anchors.set(node.anchor, node);
    if (isMap(node)) return this.readMap(node, path);
    if (isSeq(node)) return this.readList(node, path);
    const value = isScalar(node) ? node.value : undefined;
    this.values.set(node, value);
    return value;
  }

  locate(path: DefinitionPath): Position {
    let node = this.composed.document.contents as Node | null;
    let offset = startOf(node) ?? 0;
    for (const part of path) {
      const child = this.childOf(node, part);
      if (!child) break;
      offset = startOf(child.place) ?? offset;
      node = child.value;
    }
    return this.composed.lines.linePos(offset);
  }

  private childOf(node: Node | null, part: string | number): Entry | undefined {
    if (typeof part === 'string') return node ? this.entries.get(node)?.get(part) : undefined;
    const item = isSeq(node) ? (node.items[part] as Node | undefined) : undefined;
    return item && { place: item, value: item };
  }

  private readAlias(alias: Alias, path: DefinitionPath): unknown {
    const target = this.anchors.get(alias.source);
    if (!target) return this.refuse(alias, path, 'alias', `no anchor ${shown(`&${alias.source}`)} stands before this alias`, 'set the anchor where the value is first written');
    return this.values.get(target);
  }

  private readList(list: YAMLSeq, path: DefinitionPath): unknown[] {
    const items: unknown[] = [];
    this.values.set(list, items);
    (list.items as (Node | null)[]).forEach((item, index) => {
      items.push(this.read(item, [...path, index]));
    });
    return items;
  }

  private readMap(map: YAMLMap, path: DefinitionPath): object {
    const mapping = Object.create(null) as Record<string, unknown>;
    const entries = new Map<string, Entry>();
    this.values.set(map, mapping);
    this.entries.set(map, entries);
    for (const { key, value } of map.items as { key: Node | null; value: Node | null }[]) {
      const name = isScalar(key) && typeof key.value === 'string' ? key.value : undefined;
      if (name === undefined) {
        this.refuse(key ?? map, path, 'key', `${shownKey(key)} is a key and not text`, 'put the key in quotes');
      } else if (entries.has(name)) {
        this.refuse(key!, [...path, name], 'duplicate-key', `${shown(name)} is written twice`, 'leave one');
      } else {
        entries.set(name, { place: key!, value });
        mapping[name] = this.read(value, [...path, name]);
      }
    }
    return mapping;
  }

  private refuse(node: Node, path: DefinitionPath, code: string, message: string, fix: string): null {
    this.problems.push(problemAt(this.composed.lines.linePos(startOf(node) ?? 0), code, message, fix, path));
    return null;
  }
}

const startOf = (node: Node | null): number | undefined => node?.range?.[0];

function shownKey(key: Node | null): string {
  return isScalar(key) ? shown(key.value) : isAlias(key) ? 'an alias' : isSeq(key) ? 'a list' : isMap(key) ? 'a mapping' : 'nothing';
}
