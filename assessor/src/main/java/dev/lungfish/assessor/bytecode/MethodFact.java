package dev.lungfish.assessor.bytecode;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A method as it is declared. Its code is read when it is first asked for.
public final class MethodFact {

    private final ClassFacts owner;
    private final String name;
    private final String descriptor;
    private final String genericSignature;
    private final int flags;
    private final List<AnnotationFact> annotations;
    private @Nullable MethodModel model;
    private List<Event> events = List.of();

    MethodFact(ClassFacts owner, MethodModel model) {
        this.owner = owner;
        this.name = model.methodName().stringValue();
        this.descriptor = model.methodType().stringValue();
        this.genericSignature =
                model.findAttribute(Attributes.signature())
                        .map(attribute -> attribute.signature().stringValue())
                        .orElse(descriptor);
        this.flags = model.flags().flagsMask();
        this.annotations = Annotations.of(model);
        this.model = model;
    }

    public ClassFacts owner() {
        return owner;
    }

    public String name() {
        return name;
    }

    public String descriptor() {
        return descriptor;
    }

    /// Its descriptor with the types that generic ones are of, as class files write it.
    public String genericSignature() {
        return genericSignature;
    }

    /// Name and descriptor, by which methods override each other.
    public String signature() {
        return name + descriptor;
    }

    public List<AnnotationFact> annotations() {
        return annotations;
    }

    public boolean isStatic() {
        return (flags & ClassFile.ACC_STATIC) != 0;
    }

    public boolean isAbstract() {
        return (flags & ClassFile.ACC_ABSTRACT) != 0;
    }

    public boolean isPublic() {
        return (flags & ClassFile.ACC_PUBLIC) != 0;
    }

    public boolean isNative() {
        return (flags & ClassFile.ACC_NATIVE) != 0;
    }

    public boolean isSynchronized() {
        return (flags & ClassFile.ACC_SYNCHRONIZED) != 0;
    }

    /// Whether a subclass may have its own.
    public boolean isOverridable() {
        return (flags & (ClassFile.ACC_STATIC | ClassFile.ACC_PRIVATE)) == 0
                && !name.startsWith("<");
    }

    public boolean isStaticInitialiser() {
        return name.equals("<clinit>");
    }

    public boolean isConstructor() {
        return name.equals("<init>");
    }

    /// What it does, in order.
    ///
    /// @throws DamagedClass if its code cannot be read
    public synchronized List<Event> events() throws DamagedClass {
        if (model != null) {
            MethodModel unread = model;
            model = null;
            events = CodeReader.read(owner.name(), unread);
        }
        return events;
    }

    @Override
    public String toString() {
        return owner.name() + "." + signature();
    }
}
