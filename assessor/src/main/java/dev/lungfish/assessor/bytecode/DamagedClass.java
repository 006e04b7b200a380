package dev.lungfish.assessor.bytecode;

/// A class file that cannot be read.
public final class DamagedClass extends Exception {

    private static final long serialVersionUID = 1;

    DamagedClass(String className, Throwable cause) {
        super(
                "The class %s is damaged: %s"
                        .formatted(className.replace('/', '.'), cause.getMessage()),
                cause);
    }
}
