package dev.lungfish.assessor.bytecode;

import java.lang.classfile.CodeElement;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where the values on a method's operand stack come from, followed along straight code. Where ways join, what lies on the
/// stack is no longer known; a local variable is taken for what was last stored in it.
final class OperandStack {

    private record Entry(Origin origin, boolean isWide) {}

    private static final Entry UNKNOWN = new Entry(Origin.UNKNOWN, false);

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Map<Integer, Origin> locals = new HashMap<>();

    OperandStack(boolean isStatic) {
        if (!isStatic) {
            locals.put(0, Origin.THIS);
        }
    }

    void push(Origin origin, boolean isWide) {
        entries.push(
                origin instanceof Origin.Unknown && !isWide ? UNKNOWN : new Entry(origin, isWide));
    }

    void pushResult(ClassDesc type, Origin origin) {
        if (!type.equals(ConstantDescs.CD_void)) {
            push(origin, TypeKind.from(type).slotSize() == 2);
        }
    }

    Origin pop() {
        return entry().origin();
    }

    /// The topmost ones, in the order in which they were pushed.
    List<Origin> pop(int count) {
        List<Origin> popped = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            popped.add(pop());
        }
        Collections.reverse(popped);
        return popped;
    }

    private Entry entry() {
        return entries.isEmpty() ? UNKNOWN : entries.pop();
    }

    /// What all instructions do to the stack that are no calls, fields, constants or new objects.
    void follow(CodeElement element) {
        switch (element) {
            case LoadInstruction load ->
                    push(
                            locals.getOrDefault(load.slot(), Origin.UNKNOWN),
                            load.typeKind().slotSize() == 2);
            case StoreInstruction store -> locals.put(store.slot(), pop());
            case ArrayLoadInstruction load -> {
                pop();
                Origin array = pop();
                push(array, load.typeKind().slotSize() == 2);
            }
            case ArrayStoreInstruction _ -> pop(3);
            case TypeCheckInstruction check -> {
                Origin checked = pop();
                push(check.opcode() == Opcode.CHECKCAST ? checked : Origin.UNKNOWN, false);
            }
            case ConvertInstruction convert -> {
                Origin converted = pop();
                push(converted, convert.toType().slotSize() == 2);
            }
            case OperatorInstruction operator -> operate(operator);
            case NewReferenceArrayInstruction _, NewPrimitiveArrayInstruction _ -> {
                pop();
                push(Origin.UNKNOWN, false);
            }
            case NewMultiArrayInstruction array -> {
                pop(array.dimensions());
                push(Origin.UNKNOWN, false);
            }
            case StackInstruction shuffle -> shuffle(shuffle.opcode());
            case BranchInstruction branch -> branch(branch.opcode());
            case LookupSwitchInstruction _,
                    TableSwitchInstruction _,
                    ReturnInstruction _,
                    ThrowInstruction _,
                    LabelTarget _ ->
                    entries.clear();
            default -> {}
        }
    }

    private void operate(OperatorInstruction operator) {
        pop(
                switch (operator.opcode()) {
                    case INEG, LNEG, FNEG, DNEG, ARRAYLENGTH -> 1;
                    default -> 2;
                });
        boolean isWide =
                switch (operator.opcode()) {
                    case LCMP, FCMPL, FCMPG, DCMPL, DCMPG, ARRAYLENGTH -> false;
                    default -> operator.typeKind().slotSize() == 2;
                };
        push(Origin.UNKNOWN, isWide);
    }

    private void branch(Opcode opcode) {
        switch (opcode) {
            case IFEQ, IFNE, IFLT, IFGE, IFGT, IFLE, IFNULL, IFNONNULL -> pop();
            case GOTO, GOTO_W -> entries.clear();
            default -> pop(2);
        }
    }

    private void shuffle(Opcode opcode) {
        switch (opcode) {
            case POP -> pop();
            case POP2 -> group();
            case DUP -> insert(List.of(peek()), 0);
            case DUP_X1 -> insert(List.of(peek()), 1);
            case DUP_X2 -> insert(List.of(peek()), 2);
            case DUP2 -> duplicateTwo(0);
            case DUP2_X1 -> duplicateTwo(1);
            case DUP2_X2 -> duplicateTwo(2);
            case SWAP -> {
                Entry top = entry();
                Entry below = entry();
                entries.push(top);
                entries.push(below);
            }
            default -> entries.clear();
        }
    }

    private Entry peek() {
        Entry top = entries.peek();
        return top == null ? UNKNOWN : top;
    }

    private void duplicateTwo(int slotsBelow) {
        List<Entry> group = group();
        push(group);
        insert(group, slotsBelow);
    }

    /// Takes two slots: one wide entry, or two others.
    private List<Entry> group() {
        Entry top = entry();
        return top.isWide() ? List.of(top) : List.of(entry(), top);
    }

    /// Puts copies below the group on top and as many slots beneath it.
    private void insert(List<Entry> group, int slotsBelow) {
        for (int i = 0; i < group.size(); i++) {
            entry();
        }
        List<Entry> below = new ArrayList<>();
        for (int slots = slotsBelow; slots > 0; ) {
            Entry entry = entry();
            below.addFirst(entry);
            slots -= entry.isWide() ? 2 : 1;
        }
        push(group);
        push(below);
        push(group);
    }

    private void push(List<Entry> group) {
        group.forEach(entries::push);
    }
}
