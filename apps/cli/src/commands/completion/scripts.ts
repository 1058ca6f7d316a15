import type { Command, Option } from "commander";

interface Entry {
  /** Words after `collapsar` that lead here: "", "data", "data fetch". */
  readonly path: string;
  readonly words: readonly { readonly name: string; readonly description: string }[];
  readonly options: readonly Option[];
  readonly takesData: boolean;
}

const dataWords = [
  "digits",
  "iris",
  "wine",
  "breast-cancer",
  "gaussian:",
  "mnist:",
  "fashion-mnist:",
  "cifar10:",
  "svhn:",
  "idx:",
];

/** Every command with what may follow it. */
function entries(command: Command, path: readonly string[] = []): Entry[] {
  const here: Entry = {
    path: path.join(" "),
    words: command.commands.map((child) => ({ name: child.name(), description: child.description() })),
    options: [...command.options],
    takesData: command.registeredArguments.some((argument) =>
      ["data", "features", "name"].includes(argument.name()),
    ),
  };
  return [here, ...command.commands.flatMap((child) => entries(child, [...path, child.name()]))];
}

const longNames = (options: readonly Option[]) => options.flatMap(({ long }) => (long ? [long] : []));
const firstSentence = (text: string) => text.split(/[.:;]/)[0]!.replaceAll("'", "’");

/** Options whose values are known, by command. */
function choices({ options }: Entry): [flag: string, values: readonly string[]][] {
  return options.flatMap(({ long, argChoices }) => (long && argChoices ? [[long, argChoices]] : []));
}

function bash(all: readonly Entry[]): string {
  const cases = all.map((entry) => {
    const words = [
      ...entry.words.map(({ name }) => name),
      ...(entry.takesData ? dataWords : []),
      ...longNames(entry.options),
    ];
    const values = choices(entry).map(
      ([flag, list]) => `      ${flag}) COMPREPLY=($(compgen -W "${list.join(" ")}" -- "$cur")); return;;`,
    );
    const inner = values.length > 0 ? `    case "$prev" in\n${values.join("\n")}\n    esac\n` : "";
    return `  "${entry.path}")\n${inner}    COMPREPLY=($(compgen -W "${words.join(" ")}" -- "$cur"));;`;
  });
  const parents = all.filter(({ words }) => words.length > 0).map(({ path }) => `"${path}"`);
  return `# collapsar completion for bash
_collapsar() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" path="" word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$path" in
      ${parents.join("|")}) [[ "$word" != -* ]] && path="\${path:+$path }$word";;
    esac
  done
  COMPREPLY=()
  case "$path" in
${cases.join("\n")}
  esac
  [[ \${#COMPREPLY[@]} -eq 0 || "$cur" == */* ]] && COMPREPLY+=($(compgen -f -- "$cur"))
}
complete -o filenames -o bashdefault -F _collapsar collapsar
`;
}

const zshText = (text: string) =>
  firstSentence(text)
    .replaceAll(/[[\]:]/g, " ")
    .replaceAll('"', "”");

function zsh(all: readonly Entry[]): string {
  const cases = all.map((entry) => {
    const words = entry.words.map(({ name, description }) => `'${name}:${zshText(description)}'`);
    const options = entry.options.flatMap(({ long, description, argChoices, required, optional }) => {
      const value = argChoices
        ? `:value:(${argChoices.join(" ")})`
        : required || optional
          ? ":value:_files"
          : "";
      return long ? [`'${long}[${zshText(description)}]${value}'`] : [];
    });
    const data = entry.takesData
      ? ` '*:data:_alternative "sets:data ` +
        `set:(${dataWords.map((word) => word.replace(":", "\\:")).join(" ")})" "files:file:_files"'`
      : "";
    const commands = words.length > 0 ? `local -a words=(${words.join(" ")}); _describe command words; ` : "";
    return `    "${entry.path}") ${commands}_arguments ${options.join(" ")}${data};;`;
  });
  const parents = all.filter(({ words }) => words.length > 0).map(({ path }) => `"${path}"`);
  return `#compdef collapsar
# collapsar completion for zsh
_collapsar() {
  local place="" word
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "$place" in
      ${parents.join("|")}) [[ "$word" != -* ]] && place="\${place:+$place }$word";;
    esac
  done
  case "$place" in
${cases.join("\n")}
  esac
}
if [[ "$funcstack[1]" == _collapsar ]]; then _collapsar "$@"; else compdef _collapsar collapsar; fi
`;
}

function fish(all: readonly Entry[]): string {
  const lines = all.flatMap((entry) => {
    const parts = entry.path.split(" ").filter((part) => part !== "");
    const seen = parts.map((part) => `__fish_seen_subcommand_from ${part}`).join("; and ");
    const condition = parts.length === 0 ? "__fish_use_subcommand" : seen;
    const inner = entry.words.map(({ name }) => name).join(" ");
    const notYet = parts.length > 0 && inner !== "" ? `; and not __fish_seen_subcommand_from ${inner}` : "";
    const words = entry.words.map(
      ({ name, description }) =>
        `complete -c collapsar -n '${condition}${notYet}' -f -a '${name}' -d '${firstSentence(description)}'`,
    );
    const options = entry.options.flatMap(({ long, description, argChoices, required }) => {
      if (!long) return [];
      const value = argChoices ? ` -x -a '${argChoices.join(" ")}'` : required ? " -r" : "";
      return [
        `complete -c collapsar -n '${condition}' -l ${long.slice(2)}${value} -d '${firstSentence(description)}'`,
      ];
    });
    const data = entry.takesData
      ? [`complete -c collapsar -n '${condition}' -a '${dataWords.join(" ")}'`]
      : [];
    return [...words, ...options, ...data];
  });
  return `# collapsar completion for fish\n${lines.join("\n")}\n`;
}

/** A completion script for a shell, made from the program's commands and options. */
export function completionScript(program: Command, shell: "bash" | "zsh" | "fish"): string {
  return { bash, zsh, fish }[shell](entries(program));
}
