package dev.lungfish.profiles;

import org.jspecify.annotations.Nullable;

/// A YAML file is not what it should be. The message names the file, the line, what is wrong and what to do.
public final class YamlException extends Exception {

    private static final long serialVersionUID = 1;

    private final String message;

    YamlException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
