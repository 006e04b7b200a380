package dev.lungfish.cli;

import java.io.PrintWriter;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Prints what a shell needs to complete commands and options.
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Print a shell's completion script.",
        footer = {
            "",
            "Examples:",
            "  source <(lungfish completion bash)            in ~/.bashrc",
            "  source <(lungfish completion zsh)             in ~/.zshrc",
            "  lungfish completion fish > ~/.config/fish/completions/lungfish.fish",
        })
final class CompletionCommand implements Runnable {

    /// The shells whose completion is known.
    enum Shell {
        BASH,
        ZSH,
        FISH
    }

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "bash|zsh|fish", description = "The shell.")
    private Shell shell;

    @Override
    public void run() {
        CommandLine root = spec.root().commandLine();
        PrintWriter out = spec.commandLine().getOut();
        switch (shell) {
            // One script serves both: in zsh it loads bashcompinit first.
            case BASH, ZSH -> out.print(AutoComplete.bash("lungfish", root));
            case FISH -> FishCompletion.lines(root).forEach(out::println);
        }
        out.flush();
    }
}
