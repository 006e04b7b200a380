package dev.lungfish.cli;

import picocli.CommandLine.Command;

/// Shows the platform at work.
@Command(name = "demo", mixinStandardHelpOptions = true)
final class DemoCommand implements Runnable {

    DemoCommand(PlatformStarter starter) {}

    @Override
    public void run() {}
}
