package dev.lungfish.assessor.bytecode;

import java.util.List;

/// One thing that a method does.
public sealed interface Event {

    /// The line in its source; 0 where the class file does not tell.
    int line();

    /// It calls a method.
    ///
    /// @param owner the class that the call names, by its internal name
    /// @param isVirtual whether the object decides which method it is
    /// @param receiver the object; unknown where there is none
    record Call(
            String owner,
            String name,
            String descriptor,
            boolean isVirtual,
            Origin receiver,
            List<Origin> arguments,
            int line)
            implements Event {}

    /// It reads or writes a field.
    record FieldUse(
            String owner,
            String name,
            String descriptor,
            boolean isStatic,
            boolean isWrite,
            Origin value,
            int line)
            implements Event {}

    /// It makes an object.
    record Creation(String type, int line) implements Event {}

    /// It makes an object of a method: a lambda or a method reference.
    record Handle(String owner, String name, String descriptor, boolean isVirtual, int line)
            implements Event {}

    /// It names a class.
    record Mention(String type, int line) implements Event {}

    /// It holds a lock.
    record Lock(int line) implements Event {}
}
