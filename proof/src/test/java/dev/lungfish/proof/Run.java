package dev.lungfish.proof;

import java.util.List;
import java.util.Map;

/// How to start a program as a web program. `{port}` stands for the port, in arguments, options, variables and files.
///
/// @param options of the JVM
/// @param arguments of the program
/// @param environment variables that it needs
/// @param files by their name in the working directory, with what is in them
/// @param ready the path that answers with a status below 500 as soon as the program serves
record Run(
        List<String> options,
        List<String> arguments,
        Map<String, String> environment,
        Map<String, String> files,
        String ready) {

    Run {
        options = List.copyOf(options);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        files = Map.copyOf(files);
    }
}
