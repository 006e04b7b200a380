package dev.lungfish.assessor.bytecode;

import java.lang.classfile.ClassFile;
import java.util.List;

/// A method of a program, as it is declared. Its code is read when it is first asked for.
public final class MethodFact {

    private final ClassFacts owner;
    private final ParsedMethod parsed;

    MethodFact(ClassFacts owner, ParsedMethod parsed) {
        this.owner = owner;
        this.parsed = parsed;
    }

    public ClassFacts owner() {
        return owner;
    }

    public String name() {
        return parsed.name();
    }

    public String descriptor() {
        return parsed.descriptor();
    }

    /// Its descriptor with the types that generic ones are of, as class files write it.
    public String genericSignature() {
        return parsed.genericSignature();
    }

    /// Name and descriptor, by which methods override each other.
    public String signature() {
        return parsed.signature();
    }

    public List<AnnotationFact> annotations() {
        return parsed.annotations();
    }

    public boolean isStatic() {
        return (parsed.flags() & ClassFile.ACC_STATIC) != 0;
    }

    public boolean isAbstract() {
        return (parsed.flags() & ClassFile.ACC_ABSTRACT) != 0;
    }

    public boolean isPublic() {
        return (parsed.flags() & ClassFile.ACC_PUBLIC) != 0;
    }

    public boolean isNative() {
        return (parsed.flags() & ClassFile.ACC_NATIVE) != 0;
    }

    public boolean isSynchronized() {
        return (parsed.flags() & ClassFile.ACC_SYNCHRONIZED) != 0;
    }

    /// Whether a subclass may have its own.
    public boolean isOverridable() {
        return (parsed.flags() & (ClassFile.ACC_STATIC | ClassFile.ACC_PRIVATE)) == 0
                && !name().startsWith("<");
    }

    public boolean isStaticInitialiser() {
        return name().equals("<clinit>");
    }

    public boolean isConstructor() {
        return name().equals("<init>");
    }

    /// What it does, in order.
    ///
    /// @throws DamagedClass if its code cannot be read
    public List<Event> events() throws DamagedClass {
        return parsed.events();
    }

    @Override
    public String toString() {
        return owner.name() + "." + signature();
    }
}
