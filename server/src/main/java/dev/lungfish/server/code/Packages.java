package dev.lungfish.server.code;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The packages of one data directory: each zip once as `packages/HASH.zip`, unpacked once as `code/HASH/`.
///
/// A package stays as long as it is named by the last [#keep] or held. All methods may be called from several threads.
public final class Packages {

    /// AWS's limit of a zip that is uploaded directly.
    public static final int MAX_ZIPPED_BYTES = 52_428_800;

    /// AWS's limit of a function's code.
    public static final long MAX_UNZIPPED_BYTES = 262_144_000;

    private static final Logger LOG = LoggerFactory.getLogger(Packages.class);
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Path zips;
    private final Path code;
    private final Map<String, Integer> holds = new HashMap<>();
    private Set<String> kept = Set.of();

    /// @param data the data directory; what an earlier platform was in the middle of writing is removed
    public Packages(Path data) {
        this.zips = data.resolve("packages");
        this.code = data.resolve("code");
        try {
            Files.createDirectories(zips);
            Files.createDirectories(code);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sweep(zips, name -> name.startsWith("."));
        sweep(code, name -> name.startsWith("."));
    }

    /// Keeps a package from being removed until it is closed; closing again does nothing.
    public interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    /// A package that was checked and is on the disk, held.
    public record Accepted(CodePackage code, Hold hold) {}

    /// Checks a zip and keeps it. It is on the disk when this returns, but not unpacked.
    ///
    /// @throws PackageException if it is damaged, too large, or holds what no package may hold
    public Accepted accept(byte[] zip) throws PackageException {
        CodePackage code = check(zip);
        Hold hold = hold(code.sha256());
        try {
            store(code, zip);
        } catch (IOException e) {
            hold.close();
            throw new UncheckedIOException(e);
        }
        return new Accepted(code, hold);
    }

    /// What [#accept] would say, keeping nothing.
    public CodePackage check(byte[] zip) throws PackageException {
        if (zip.length > MAX_ZIPPED_BYTES) {
            throw PackageException.zippedSize();
        }
        CodePackage code = new CodePackage(sha256(zip), zip.length);
        if (!Files.exists(zip(code.sha256()))) {
            try {
                new Archive(zip).readAll(new Discard());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return code;
    }

    private void store(CodePackage code, byte[] zip) throws IOException {
        Path target = zip(code.sha256());
        if (Files.exists(target)) {
            return;
        }
        Path incoming = zips.resolve("." + UUID.randomUUID());
        try {
            Disk.write(incoming, zip);
            Files.move(incoming, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(incoming);
        }
        Disk.syncDirectory(zips);
    }

    /// Unpacks a package unless it is unpacked; nobody ever sees a directory with a part of it.
    ///
    /// @return the directory with its files
    /// @throws UncheckedIOException if the disk refuses
    public Path unpack(CodePackage code) throws PackageException {
        Path target = directory(code);
        if (isUnpacked(code)) {
            return target;
        }
        Path incoming = this.code.resolve("." + UUID.randomUUID());
        try {
            Archive archive = new Archive(Files.readAllBytes(zip(code.sha256())));
            Unpacker unpacker = new Unpacker(incoming);
            archive.readAll(unpacker);
            unpacker.finish();
            moveUnlessThere(incoming, target);
            Disk.syncDirectory(this.code);
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deleteLater(incoming);
        }
    }

    private synchronized void moveUnlessThere(Path from, Path target) throws IOException {
        if (!Files.exists(target)) {
            Files.move(from, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    public boolean isUnpacked(CodePackage code) {
        return Files.isDirectory(directory(code));
    }

    /// Where the package is once it is unpacked.
    public Path directory(CodePackage code) {
        return this.code.resolve(code.sha256());
    }

    /// Reads a package's zip.
    ///
    /// @param sha256 lower-case hexadecimal, from anyone
    /// @throws NoSuchFileException if there is none
    public byte[] read(String sha256) throws IOException {
        if (!HASH.matcher(sha256).matches()) {
            throw new NoSuchFileException(sha256);
        }
        return Files.readAllBytes(zip(sha256));
    }

    /// Holds the package that is unpacked in a directory of [#directory], for an environment that runs from it.
    public Hold hold(Path directory) {
        return hold(String.valueOf(directory.getFileName()));
    }

    private Hold hold(String sha256) {
        synchronized (this) {
            holds.merge(sha256, 1, Integer::sum);
        }
        AtomicBoolean open = new AtomicBoolean(true);
        return () -> {
            if (open.getAndSet(false)) {
                release(sha256);
            }
        };
    }

    private synchronized void release(String sha256) {
        holds.computeIfPresent(sha256, (_, count) -> count == 1 ? null : count - 1);
        deleteUnlessUsed(sha256);
    }

    /// Says which packages are declared. Those that were before and are no longer are removed once nobody holds them.
    public synchronized void keep(Set<String> sha256s) {
        Set<String> dropped = new HashSet<>(kept);
        kept = Set.copyOf(sha256s);
        dropped.removeAll(kept);
        dropped.forEach(this::deleteUnlessUsed);
    }

    /// Removes everything on the disk that is neither declared nor held. For the start, after [#keep].
    public synchronized void sweep() {
        sweep(zips, name -> !isUsed(name.replace(".zip", "")));
        sweep(code, name -> !isUsed(name));
    }

    private boolean isUsed(String sha256) {
        return kept.contains(sha256) || holds.containsKey(sha256);
    }

    private void deleteUnlessUsed(String sha256) {
        if (isUsed(sha256)) {
            return;
        }
        try {
            Files.deleteIfExists(zip(sha256));
            Path gone = code.resolve("." + UUID.randomUUID());
            Files.move(code.resolve(sha256), gone, StandardCopyOption.ATOMIC_MOVE);
            deleteLater(gone);
        } catch (NoSuchFileException e) {
            // It was never unpacked.
        } catch (IOException e) {
            LOG.warn("The unused package {} stays on the disk until the next start", sha256, e);
        }
    }

    private static void deleteLater(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        Thread.ofVirtual().name("delete " + path).start(() -> deleteOrLog(path));
    }

    private static void sweep(Path directory, java.util.function.Predicate<String> leftover) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                if (leftover.test(String.valueOf(entry.getFileName()))) {
                    deleteOrLog(entry);
                }
            }
        } catch (IOException e) {
            LOG.warn("Could not look for leftovers in {}", directory, e);
        }
    }

    private static void deleteOrLog(Path path) {
        try {
            Disk.delete(path);
        } catch (IOException e) {
            LOG.warn("Could not remove {}", path, e);
        }
    }

    private Path zip(String sha256) {
        return zips.resolve(sha256 + ".zip");
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static final class Discard implements Archive.Sink {
        @Override
        public void directory(String path) {}

        @Override
        public OutputStream file(String path, int permissions) {
            return OutputStream.nullOutputStream();
        }
    }
}
