package dev.lungfish.assessor.bytecode;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a class file says, whichever program brings it.
record ParsedClass(
        String name,
        int flags,
        @Nullable String superName,
        List<String> interfaces,
        List<AnnotationFact> annotations,
        List<FieldFact> fields,
        List<ParsedMethod> methods) {

    private static final ClassFile PARSER =
            ClassFile.of(
                    ClassFile.DebugElementsOption.DROP_DEBUG,
                    ClassFile.LineNumbersOption.PASS_LINE_NUMBERS,
                    ClassFile.StackMapsOption.DROP_STACK_MAPS);

    /// Reads what a class declares.
    ///
    /// @param name what it is looked up as
    /// @throws DamagedClass if the bytes are no class file, or a broken one
    static ParsedClass read(String name, byte[] bytes) throws DamagedClass {
        try {
            return of(PARSER.parse(bytes));
        } catch (RuntimeException | StackOverflowError broken) {
            // The parser reads on demand, and what it throws for broken input is not one type;
            // annotations within each other it reads by recursion.
            throw new DamagedClass(name, broken);
        }
    }

    private static ParsedClass of(ClassModel model) {
        String name = model.thisClass().asInternalName();
        return new ParsedClass(
                name,
                model.flags().flagsMask(),
                model.superclass().map(ClassEntry::asInternalName).orElse(null),
                model.interfaces().stream().map(ClassEntry::asInternalName).toList(),
                Annotations.of(model),
                model.fields().stream().map(ParsedClass::field).toList(),
                model.methods().stream().map(method -> new ParsedMethod(name, method)).toList());
    }

    private static FieldFact field(FieldModel field) {
        return new FieldFact(
                field.fieldName().stringValue(),
                field.fieldType().stringValue(),
                field.flags().flagsMask(),
                Annotations.of(field));
    }
}
