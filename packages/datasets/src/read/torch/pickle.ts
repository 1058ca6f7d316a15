import { corrupt } from "../../bytes/inflate.js";
import { literals } from "./pickle-literals.js";
import { allowedName } from "./pickle-names.js";
import { PickleReader, pickleFile } from "./pickle-reader.js";
import {
  type PickleDict,
  PickleName,
  PickleObject,
  PickleReference,
  type PickleValue,
} from "./pickle-values.js";

const mark = Symbol("mark");
type Slot = PickleValue | typeof mark;

function fault(found: string) {
  return corrupt(pickleFile, found);
}

/** How a key of a dictionary is spelled. */
function spelled(key: PickleValue): string {
  if (typeof key === "string") return key;
  if (Array.isArray(key))
    return `(${key
      .slice(0, 8)
      .map((part) => (Array.isArray(part) ? "…" : spelled(part)))
      .join(", ")})`;
  if (key === null || ["number", "bigint", "boolean"].includes(typeof key)) return String(key);
  throw fault("a key that is no name or number");
}

function setItems(dict: PickleDict, items: readonly PickleValue[]): void {
  if (items.length % 2 !== 0) throw fault("a key without a value");
  for (let i = 0; i < items.length; i += 2) dict.set(spelled(items[i]!), items[i + 1]!);
}

const dictionaries = new Set(["collections.OrderedDict"]);
const collections = new Set(["builtins.set", "builtins.frozenset"]);

/** A call as data: dictionaries and sets become what they stand for, all else stays as it was written. */
function inert(made: string, args: readonly PickleValue[], spend: (work: number) => void): PickleValue {
  const [first] = args;
  if (Array.isArray(first)) spend(first.length);
  if (dictionaries.has(made)) {
    const dict: PickleDict = new Map();
    if (Array.isArray(first))
      for (const pair of first) if (Array.isArray(pair)) setItems(dict, pair.slice(0, 2));
    return dict;
  }
  if (collections.has(made)) return Array.isArray(first) ? first : [];
  return new PickleObject(made, args);
}

/** The machine: a stack, a memo, and one instruction at a time; each creates at most one value. */
class Machine {
  private readonly stack: Slot[] = [];
  private readonly memo = new Map<number, PickleValue>();
  private readonly reader: PickleReader;
  private allowance: number;

  constructor(bytes: Uint8Array) {
    this.reader = new PickleReader(bytes);
    this.allowance = 16 * bytes.length + 1000;
  }

  /** Values that are kept once may be copied many times; a pickle that does so beyond measure is a bomb. */
  private readonly spend = (work: number): void => {
    this.allowance -= work;
    if (this.allowance < 0) throw fault("more work than its length can ask for");
  };

  private push(value: PickleValue): void {
    this.stack.push(value);
  }

  private pop(): PickleValue {
    const value = this.stack.pop();
    if (value === undefined || value === mark) throw fault(`an empty stack at byte ${this.reader.position}`);
    return value;
  }

  private top(): PickleValue {
    const value = this.pop();
    this.push(value);
    return value;
  }

  /** The values above the last mark, which goes with them. */
  private marked(): PickleValue[] {
    const at = this.stack.lastIndexOf(mark);
    if (at < 0) throw fault(`no mark at byte ${this.reader.position}`);
    const values = this.stack.splice(at) as PickleValue[];
    return values.slice(1);
  }

  private last(count: number): PickleValue[] {
    return Array.from({ length: count }, () => this.pop()).reverse();
  }

  private remember(index: number): void {
    this.memo.set(index, this.top());
  }

  private recall(index: number): void {
    const value = this.memo.get(index);
    if (value === undefined) throw fault(`a value ${index} that was never kept`);
    this.push(value);
  }

  private list(): PickleValue[] {
    const list = this.top();
    if (!Array.isArray(list)) throw fault("items for what is no list");
    return list;
  }

  private dict(): PickleDict {
    const dict = this.top();
    if (dict instanceof Map) return dict;
    throw fault("items for what is no dictionary");
  }

  private append(values: readonly PickleValue[]): void {
    const list = this.list();
    for (const value of values) list.push(value);
  }

  private call(): void {
    const args = this.pop();
    const made = this.pop();
    if (!(made instanceof PickleName)) throw fault("a call of what is no name");
    this.push(inert(made.name, Array.isArray(args) ? args : [], this.spend));
  }

  /** The state of an object; dictionaries may carry attributes, which say nothing about their items. */
  private build(): void {
    const state = this.pop();
    const object = this.top();
    if (object instanceof PickleObject) object.state = state;
  }

  private spelledName(): PickleName {
    return new PickleName(allowedName(this.reader.line(), this.reader.line()));
  }

  private stackedName(): PickleName {
    const [module, name] = this.last(2);
    if (typeof name !== "string" || typeof module !== "string") throw fault("a name that is no text");
    return new PickleName(allowedName(module, name));
  }

  private dictOf(items: readonly PickleValue[]): PickleDict {
    const dict: PickleDict = new Map();
    setItems(dict, items);
    return dict;
  }

  private protocol(): void {
    if (this.reader.byte() > 5) throw fault("a newer protocol than 5");
  }

  /** The instructions that work on the stack, by their codes; pickletools' names beside them. */
  private readonly instructions: ReadonlyMap<number, () => void> = new Map<number, () => void>([
    [0x80, () => this.protocol()], // PROTO
    [0x95, () => void this.reader.length64()], // FRAME
    [0x28, () => void this.stack.push(mark)], // MARK
    [0x30, () => void this.stack.pop()], // POP
    [0x31, () => void this.marked()], // POP_MARK
    [0x32, () => this.push(this.top())], // DUP
    [0x85, () => this.push(this.last(1))], // TUPLE1
    [0x86, () => this.push(this.last(2))], // TUPLE2
    [0x87, () => this.push(this.last(3))], // TUPLE3
    [0x74, () => this.push(this.marked())], // TUPLE
    [0x6c, () => this.push(this.marked())], // LIST
    [0x91, () => this.push(this.marked())], // FROZENSET
    [0x61, () => this.append([this.pop()])], // APPEND
    [0x65, () => this.append(this.marked())], // APPENDS
    [0x90, () => this.append(this.marked())], // ADDITEMS
    [0x64, () => this.push(this.dictOf(this.marked()))], // DICT
    [0x73, () => this.setLast(this.last(2))], // SETITEM
    [0x75, () => this.setLast(this.marked())], // SETITEMS
    [0x67, () => this.recall(Number(this.reader.line()))], // GET
    [0x68, () => this.recall(this.reader.byte())], // BINGET
    [0x6a, () => this.recall(this.reader.length32())], // LONG_BINGET
    [0x70, () => this.remember(Number(this.reader.line()))], // PUT
    [0x71, () => this.remember(this.reader.byte())], // BINPUT
    [0x72, () => this.remember(this.reader.length32())], // LONG_BINPUT
    [0x94, () => this.remember(this.memo.size)], // MEMOIZE
    [0x63, () => this.push(this.spelledName())], // GLOBAL
    [0x93, () => this.push(this.stackedName())], // STACK_GLOBAL
    [0x52, () => this.call()], // REDUCE
    [0x81, () => this.call()], // NEWOBJ
    [0x92, () => this.callWithKeys()], // NEWOBJ_EX
    [0x62, () => this.build()], // BUILD
    [0x51, () => this.push(new PickleReference(this.pop()))], // BINPERSID
    [0x69, () => this.push(inert(this.spelledName().name, this.marked(), this.spend))], // INST
  ]);

  private setLast(items: readonly PickleValue[]): void {
    setItems(this.dict(), items);
  }

  private callWithKeys(): void {
    this.pop();
    this.call();
  }

  private step(code: number): void {
    const literal = literals.get(code);
    if (literal !== undefined) {
      this.push(literal(this.reader));
      return;
    }
    const instruction = this.instructions.get(code);
    if (instruction !== undefined) {
      instruction();
      return;
    }
    const name = code.toString(16).padStart(2, "0");
    throw fault(`the instruction 0x${name} at byte ${this.reader.position - 1}`);
  }

  run(): PickleValue {
    for (let code = this.reader.byte(); code !== 0x2e; code = this.reader.byte()) this.step(code);
    return this.pop();
  }
}

/**
 * The value of a Python pickle as inert data. Numbers, text, lists, tuples, dictionaries and the names of
 * `allowedName` are understood; nothing is imported or called. Work and memory grow with the bytes alone.
 *
 * Source: Python's documentation of `pickletools`; PEP 3154, PEP 574.
 *
 * @throws InputError if it is truncated or broken, or holds any other name, which the message says
 */
export function readPickle(bytes: Uint8Array): PickleValue {
  return new Machine(bytes).run();
}
