package dev.lungfish.assessor.bytecode;

/// Where a value comes from that a method uses, as far as a look along its code tells.
public sealed interface Origin {

    /// Nothing is known of it.
    Origin UNKNOWN = new Unknown();

    /// The object that the method belongs to.
    Origin THIS = new This();

    record Unknown() implements Origin {}

    record This() implements Origin {}

    /// What a field holds.
    record Field(String owner, String name) implements Origin {}

    /// A string that stands in the code.
    record Text(String value) implements Origin {}

    /// A number that stands in the code.
    record Numeral(long value) implements Origin {}

    /// An object that the method has made.
    record Made(String type) implements Origin {}

    /// What a call has given back.
    record Result(String owner, String name) implements Origin {}

    /// Code that is passed on as an object.
    record Code(String owner, String name, String descriptor) implements Origin {}
}
