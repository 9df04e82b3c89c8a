package dev.kullback.app.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Prints the script that teaches bash and zsh the commands and options.
@Command(
    name = "completion",
    description = "Print a completion script for bash and zsh.",
    footer = {"", "To try it:  source <(kullback completion)"})
public final class CompletionCommand implements Runnable {
  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  /// A command that prints to the given terminal.
  ///
  /// @param terminal where the script goes
  public CompletionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    terminal.out().print(AutoComplete.bash("kullback", spec.root().commandLine()));
  }
}
