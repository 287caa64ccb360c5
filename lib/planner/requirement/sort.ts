const SHORT = 12;

/** Where each part ends, and the part of each row; kept from call to call. */
let ends = new Int32Array(256);
let part = new Int32Array(256);

/**
 * The numbers 0 to `count` - 1 in ascending order of up to three keys. What is equal in all keys is equal in every sum, so a
 * sum in this order does not depend on the order of the input. Times are spread over the week, so they are dealt into as many
 * equal parts of their range as there are rows, and each part is put in order by itself; rows in order already cost a look each.
 */
export function sortedBy(count: number, first: Float64Array, second: Float64Array, third: Float64Array): Int32Array {
  const order = new Int32Array(count);
  const after = (a: number, b: number): boolean => {
    if (first[a]! !== first[b]!) return first[a]! > first[b]!;
    if (second[a]! !== second[b]!) return second[a]! > second[b]!;
    return third[a]! > third[b]!;
  };
  let isSorted = true;
  let least = Infinity;
  let most = -Infinity;
  for (let i = 0; i < count; i += 1) {
    order[i] = i;
    const key = first[i]!;
    if (key < least) least = key;
    if (key > most) most = key;
    if (isSorted && i > 0 && after(i - 1, i)) isSorted = false;
  }
  if (isSorted) return order;
  const scale = most > least ? (count - 1) / (most - least) : 0;
  if (ends.length <= count) {
    ends = new Int32Array(2 * count);
    part = new Int32Array(2 * count);
  } else {
    ends.fill(0, 0, count + 1);
  }
  for (let i = 0; i < count; i += 1) {
    part[i] = (first[i]! - least) * scale;
    ends[part[i]!]! += 1;
  }
  for (let p = 1; p <= count; p += 1) ends[p]! += ends[p - 1]!;
  for (let i = count - 1; i >= 0; i -= 1) {
    const at = ends[part[i]!]! - 1;
    ends[part[i]!] = at;
    order[at] = i;
  }
  for (let p = 0; p < count; p += 1) if (ends[p + 1]! - ends[p]! > 1) sortRun(order, ends[p]!, ends[p + 1]!, after);
  return order;
}

function sortRun(order: Int32Array, from: number, end: number, after: (a: number, b: number) => boolean): void {
  if (end - from > SHORT) {
    order.subarray(from, end).sort((a, b) => (after(a, b) ? 1 : after(b, a) ? -1 : 0));
    return;
  }
  for (let i = from + 1; i < end; i += 1) {
    const value = order[i]!;
    let k = i - 1;
    for (; k >= from && after(order[k]!, value); k -= 1) order[k + 1] = order[k]!;
    order[k + 1] = value;
  }
}
