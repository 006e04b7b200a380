package dev.lungfish.assessor.bytecode;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DirectMethodHandleDesc.Kind;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/// Reads a method's code once, from its beginning to its end, and keeps what the analysis asks for.
final class CodeReader {

    private final List<Event> events = new ArrayList<>();
    private final OperandStack stack;
    private int line;

    private CodeReader(boolean isStatic) {
        this.stack = new OperandStack(isStatic);
    }

    static List<Event> read(String className, MethodModel method) throws DamagedClass {
        try {
            CodeModel code = method.code().orElse(null);
            if (code == null) {
                return List.of();
            }
            boolean isStatic = method.flags().has(java.lang.reflect.AccessFlag.STATIC);
            CodeReader reader = new CodeReader(isStatic);
            code.forEach(reader::take);
            return List.copyOf(reader.events);
        } catch (RuntimeException broken) {
            // The parser reads on demand, and what it throws for broken input is not one type.
            throw new DamagedClass(className, broken);
        }
    }

    private void take(CodeElement element) {
        switch (element) {
            case LineNumber number -> line = number.line();
            case InvokeInstruction call -> call(call);
            case InvokeDynamicInstruction call -> dynamic(call);
            case FieldInstruction field -> field(field);
            case NewObjectInstruction made -> {
                String type = made.className().asInternalName();
                events.add(new Event.Creation(type, line));
                stack.push(new Origin.Made(type), false);
            }
            case ConstantInstruction constant -> constant(constant);
            case MonitorInstruction monitor -> {
                if (monitor.opcode() == Opcode.MONITORENTER) {
                    events.add(new Event.Lock(line));
                }
                stack.pop();
            }
            default -> stack.follow(element);
        }
    }

    private void call(InvokeInstruction call) {
        MethodTypeDesc type = call.typeSymbol();
        List<Origin> arguments = stack.pop(type.parameterCount());
        boolean isStatic = call.opcode() == Opcode.INVOKESTATIC;
        Origin receiver = isStatic ? Origin.UNKNOWN : stack.pop();
        String owner = call.owner().asInternalName();
        String name = call.name().stringValue();
        boolean isVirtual =
                call.opcode() == Opcode.INVOKEVIRTUAL || call.opcode() == Opcode.INVOKEINTERFACE;
        events.add(
                new Event.Call(
                        owner,
                        name,
                        call.type().stringValue(),
                        isVirtual,
                        receiver,
                        arguments,
                        line));
        stack.pushResult(type.returnType(), result(owner, name, type, receiver));
    }

    /// Builders and boxes hand on what they were given; everything else gives something of its own.
    private static Origin result(String owner, String name, MethodTypeDesc type, Origin receiver) {
        boolean isSame =
                receiver instanceof Origin.Made made
                        && type.returnType().descriptorString().equals("L" + made.type() + ";");
        return isSame ? receiver : new Origin.Result(owner, name);
    }

    private void dynamic(InvokeDynamicInstruction call) {
        MethodTypeDesc type = call.typeSymbol();
        stack.pop(type.parameterCount());
        Origin made = Origin.UNKNOWN;
        for (ConstantDesc argument : call.bootstrapArgs()) {
            if (argument instanceof DirectMethodHandleDesc handle) {
                made = handle(handle);
            }
        }
        stack.pushResult(type.returnType(), made);
    }

    private Origin handle(DirectMethodHandleDesc handle) {
        String owner = internalName(handle.owner());
        Kind kind = handle.kind();
        if (kind == Kind.CONSTRUCTOR) {
            events.add(new Event.Creation(owner, line));
        }
        boolean isMethod =
                switch (kind) {
                    case GETTER, SETTER, STATIC_GETTER, STATIC_SETTER -> false;
                    default -> true;
                };
        if (!isMethod) {
            return Origin.UNKNOWN;
        }
        boolean isVirtual = kind == Kind.VIRTUAL || kind == Kind.INTERFACE_VIRTUAL;
        String name = kind == Kind.CONSTRUCTOR ? "<init>" : handle.methodName();
        events.add(new Event.Handle(owner, name, handle.lookupDescriptor(), isVirtual, line));
        return new Origin.Code(owner, name, handle.lookupDescriptor());
    }

    private void field(FieldInstruction field) {
        String owner = field.owner().asInternalName();
        String name = field.name().stringValue();
        boolean isStatic = field.opcode() == Opcode.GETSTATIC || field.opcode() == Opcode.PUTSTATIC;
        boolean isWrite = field.opcode() == Opcode.PUTSTATIC || field.opcode() == Opcode.PUTFIELD;
        Origin value = isWrite ? stack.pop() : Origin.UNKNOWN;
        if (!isStatic) {
            stack.pop();
        }
        events.add(
                new Event.FieldUse(
                        owner, name, field.type().stringValue(), isStatic, isWrite, value, line));
        if (!isWrite) {
            stack.pushResult(field.typeSymbol(), new Origin.Field(owner, name));
        }
    }

    private void constant(ConstantInstruction constant) {
        ConstantDesc value = constant.constantValue();
        boolean isWide = constant.typeKind().slotSize() == 2;
        switch (value) {
            case String text -> stack.push(new Origin.Text(text), isWide);
            case Integer number -> stack.push(new Origin.Numeral(number), isWide);
            case Long number -> stack.push(new Origin.Numeral(number), isWide);
            case ClassDesc type -> {
                if (type.isClassOrInterface()) {
                    events.add(new Event.Mention(internalName(type), line));
                }
                stack.push(Origin.UNKNOWN, isWide);
            }
            default -> stack.push(Origin.UNKNOWN, isWide);
        }
    }

    private static String internalName(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.startsWith("L")
                ? descriptor.substring(1, descriptor.length() - 1)
                : descriptor;
    }
}
