package dev.lungfish.assessor.bytecode;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a class file says, whichever program brings it.
final class ParsedClass {

    private static final ClassFile PARSER =
            ClassFile.of(
                    ClassFile.DebugElementsOption.DROP_DEBUG,
                    ClassFile.LineNumbersOption.PASS_LINE_NUMBERS,
                    ClassFile.StackMapsOption.DROP_STACK_MAPS);

    private final String name;
    private final int flags;
    private final @Nullable String superName;
    private final List<String> interfaces;
    private final List<AnnotationFact> annotations;
    private final List<FieldFact> fields;
    private final List<ParsedMethod> methods;

    private ParsedClass(ClassModel model) {
        this.name = model.thisClass().asInternalName();
        this.flags = model.flags().flagsMask();
        this.superName = model.superclass().map(ClassEntry::asInternalName).orElse(null);
        this.interfaces = model.interfaces().stream().map(ClassEntry::asInternalName).toList();
        this.annotations = Annotations.of(model);
        this.fields =
                model.fields().stream()
                        .map(
                                field ->
                                        new FieldFact(
                                                field.fieldName().stringValue(),
                                                field.fieldType().stringValue(),
                                                field.flags().flagsMask(),
                                                Annotations.of(field)))
                        .toList();
        this.methods =
                model.methods().stream().map(method -> new ParsedMethod(name, method)).toList();
    }

    /// Reads what a class declares.
    ///
    /// @param name what it is looked up as
    /// @throws DamagedClass if the bytes are no class file, or a broken one
    static ParsedClass read(String name, byte[] bytes) throws DamagedClass {
        try {
            return new ParsedClass(PARSER.parse(bytes));
        } catch (RuntimeException | StackOverflowError broken) {
            // The parser reads on demand, and what it throws for broken input is not one type;
            // annotations within each other it reads by recursion.
            throw new DamagedClass(name, broken);
        }
    }

    String name() {
        return name;
    }

    int flags() {
        return flags;
    }

    @Nullable String superName() {
        return superName;
    }

    List<String> interfaces() {
        return interfaces;
    }

    List<AnnotationFact> annotations() {
        return annotations;
    }

    List<FieldFact> fields() {
        return fields;
    }

    List<ParsedMethod> methods() {
        return methods;
    }
}
