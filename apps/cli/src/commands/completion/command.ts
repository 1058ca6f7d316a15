import { Argument, type Command } from "commander";

/** `collapsar completion SHELL`: prints a script made from the commands themselves. */
export function defineCompletion(program: Command): void {
  program
    .command("completion")
    .description("Print a completion script for a shell.")
    .addArgument(new Argument("<shell>", "which shell").choices(["bash", "zsh", "fish"]))
    .helpOption("-h, --help", "show this help")
    .addHelpText(
      "after",
      `
Examples:
  $ collapsar completion bash >> ~/.bashrc
  $ collapsar completion zsh > "\${fpath[1]}/_collapsar"
  $ collapsar completion fish > ~/.config/fish/completions/collapsar.fish
`,
    )
    .action(async (shell: "bash" | "zsh" | "fish") => {
      const { completionScript } = await import("./scripts.js");
      program.configureOutput().writeOut!(completionScript(program, shell));
    });
}
