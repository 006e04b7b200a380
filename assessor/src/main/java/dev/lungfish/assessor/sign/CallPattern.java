package dev.lungfish.assessor.sign;

import dev.lungfish.assessor.bytecode.ClassPool;

/// A method as signs write it.
///
/// @param owner the internal name of its class, or what that begins with
/// @param isOwnerPrefix whether `owner` is only what it begins with
/// @param method its name, or what that begins with; empty for any
/// @param isMethodPrefix whether `method` is only what it begins with
record CallPattern(String owner, boolean isOwnerPrefix, String method, boolean isMethodPrefix) {

    static CallPattern of(String written) {
        boolean isPrefix = written.endsWith("*");
        String text = isPrefix ? written.substring(0, written.length() - 1) : written;
        int dot = text.lastIndexOf('.');
        String owner = text.substring(0, dot).replace('.', '/');
        String method = text.substring(dot + 1);
        String simple = owner.substring(owner.lastIndexOf('/') + 1);
        boolean isPackage = isPrefix && method.isEmpty() && Character.isLowerCase(simple.charAt(0));
        return new CallPattern(isPackage ? owner + "/" : owner, isPackage, method, isPrefix);
    }

    /// Whether a call means that method, of that class or of one below it.
    boolean matches(ClassPool pool, String calledOwner, String calledMethod) {
        return matchesName(calledMethod)
                && (isOwnerPrefix
                        ? pool.original(calledOwner).startsWith(owner)
                        : pool.originalAncestors(calledOwner).contains(owner));
    }

    /// Whether the name alone may mean it.
    boolean matchesName(String calledMethod) {
        return isMethodPrefix ? calledMethod.startsWith(method) : calledMethod.equals(method);
    }
}
