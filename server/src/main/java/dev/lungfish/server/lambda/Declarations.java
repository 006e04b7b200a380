package dev.lungfish.server.lambda;

import dev.lungfish.server.catalog.Catalog;
import dev.lungfish.server.catalog.Revision;
import dev.lungfish.server.catalog.Service;
import dev.lungfish.server.code.Packages;
import dev.lungfish.server.store.Declaration;
import dev.lungfish.server.store.Draft;
import dev.lungfish.server.store.Progress;
import dev.lungfish.server.store.Store;
import dev.lungfish.server.store.VersionDeclaration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// All that is declared, as the store has it. A change is in the store before anyone sees it, then in the next catalog;
/// changes come one after another, so that rules over several functions hold.
final class Declarations {

    private final Store store;
    private final Packages packages;
    private final Account account;
    private final Consumer<Catalog> catalogs;
    private final ReentrantLock lock = new ReentrantLock();
    private final ConcurrentSkipListMap<String, Declaration> byName = new ConcurrentSkipListMap<>();
    private final SortedMap<String, Service> services = new TreeMap<>();
    private final SortedMap<String, String> notReady = new TreeMap<>();

    Declarations(Store store, Packages packages, Account account, Consumer<Catalog> catalogs) {
        this.store = store;
        this.packages = packages;
        this.account = account;
        this.catalogs = catalogs;
    }

    /// Takes over what the store has, and publishes the first catalog.
    void load() {
        lock.lock();
        try {
            for (Declaration stored : store.declarations()) {
                Declaration declaration = withoutLostCode(stored);
                byName.put(declaration.name(), declaration);
                project(declaration.name(), declaration);
            }
            catalogs.accept(new Catalog(services, notReady));
            packages.keep(packagesOf(byName.values()));
            packages.sweep();
        } finally {
            lock.unlock();
        }
    }

    /// Code that is not unpacked any more makes its versions start over.
    private Declaration withoutLostCode(Declaration stored) {
        Draft draft = new Draft(stored);
        UnaryOperator<VersionDeclaration> check =
                version ->
                        version.progress() != Progress.READY || packages.isUnpacked(version.code())
                                ? version
                                : version.withProgress(Progress.CREATING, "", Ids.token());
        draft.setLatest(check.apply(draft.latest()));
        draft.versions().replaceAll((_, version) -> check.apply(version));
        Declaration checked = draft.done();
        if (!checked.equals(stored)) {
            store.save(stored, checked);
        }
        return checked;
    }

    @Nullable Declaration find(String name) {
        return byName.get(name);
    }

    /// @throws ApiError if there is none
    Declaration get(FunctionReference reference) {
        Declaration found = byName.get(reference.name());
        if (found == null) {
            throw ApiError.functionNotFound(reference.arn(account));
        }
        return found;
    }

    /// All functions, by name. Inside [#change] nobody else changes them.
    Collection<Declaration> all() {
        return byName.values();
    }

    /// @throws ApiError if one of that name exists
    void create(Declaration declaration) {
        lock.lock();
        try {
            if (byName.containsKey(declaration.name())) {
                throw ApiError.conflict("Function already exist: " + declaration.name());
            }
            commit(declaration.name(), null, declaration);
        } finally {
            lock.unlock();
        }
    }

    /// Edits a function. If the edit throws, nothing has changed.
    ///
    /// @throws ApiError if there is no such function
    <R> R change(String name, Function<Draft, R> edit) {
        lock.lock();
        try {
            Declaration before = byName.get(name);
            if (before == null) {
                throw ApiError.functionNotFound(account.arn(name, null));
            }
            Draft draft = new Draft(before);
            R result = edit.apply(draft);
            Declaration after = draft.done();
            if (!after.equals(before)) {
                commit(name, before, after);
            }
            return result;
        } finally {
            lock.unlock();
        }
    }

    /// @throws ApiError if there is no such function
    void delete(FunctionReference reference) {
        lock.lock();
        try {
            commit(reference.name(), get(reference), null);
        } finally {
            lock.unlock();
        }
    }

    /// Routes and tidies up before it tells: who reads that a function is active can invoke it, and what its update
    /// replaced is gone unless someone still runs it.
    private void commit(String name, @Nullable Declaration before, @Nullable Declaration after) {
        store.save(before, after);
        project(name, after);
        catalogs.accept(new Catalog(services, notReady));
        SortedMap<String, Declaration> next = new TreeMap<>(byName);
        put(next, name, after);
        packages.keep(packagesOf(next.values()));
        put(byName, name, after);
    }

    private static void put(
            Map<String, Declaration> declarations, String name, @Nullable Declaration declaration) {
        if (declaration == null) {
            declarations.remove(name);
        } else {
            declarations.put(name, declaration);
        }
    }

    private void project(String name, @Nullable Declaration declaration) {
        Service before = services.remove(name);
        notReady.remove(name);
        if (declaration == null) {
            return;
        }
        Service now = Projection.service(declaration, before, packages);
        if (now == null) {
            boolean failed = declaration.latest().progress() == Progress.CREATE_FAILED;
            notReady.put(name, failed ? "Failed" : "Pending");
        } else {
            services.put(name, now);
        }
    }

    /// The packages of what is declared, and of what still serves until its successor is ready.
    private Set<String> packagesOf(Collection<Declaration> declarations) {
        Set<String> used = new HashSet<>();
        for (Declaration declaration : declarations) {
            for (VersionDeclaration version : declaration.allVersions()) {
                used.add(version.code().sha256());
            }
        }
        for (Service service : services.values()) {
            for (Revision revision : service.revisions().values()) {
                used.add(String.valueOf(revision.codeDirectory().getFileName()));
            }
        }
        return used;
    }
}
